// A phone's page, by fingers.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browse } from './support.js';

const chromium = await browse();
after(() => chromium.close());

test('a tap chooses, a finger scrolls', async () => {
  const visit = await chromium.open({
    viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true,
  });
  await visit.tap((mark) => mark.statement === 0 && mark.part === 'content');
  await visit.until((s) => s.current === 0 && s.sheet > 0);
  await visit.picture('phone-sheet');

  const { article } = await visit.state();
  const before = (await visit.state()).scroll;
  const x = article.x + article.w / 2;
  const touch = (/** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type, /** @type {number} */ y) =>
    visit.cdp.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const from = article.y + article.h * 0.4;
  // At once, or a slow machine makes it a finger that rests and selects.
  await Promise.all([touch('touchStart', from), touch('touchMove', from - 20)]);
  for (let i = 2; i <= 8; ++i) await touch('touchMove', from - i * 20);
  await touch('touchEnd', 0);
  await visit.until((s) => s.scroll > before + 80);
  assert.equal(await visit.page.evaluate(() => visualViewport?.scale), 1, 'the page itself stays put');
  await visit.picture('phone-scrolled');
  await visit.leave();
});
