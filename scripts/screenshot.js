// See scripts/screenshot.
import { fileURLToPath } from 'node:url';
import { browse } from '../tests/browser/support.js';

const chromium = await browse();
const visit = await chromium.open({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.25 });
await visit.click((mark) => mark.statement === 2 && mark.part === 'content');
await visit.until((state) => state.pinned === 2);
await visit.page.mouse.move(640, 20);
await visit.still();
await visit.page.screenshot({
  path: fileURLToPath(new URL('../docs/screenshot.png', import.meta.url)),
  scale: 'device',
});
await chromium.close();
