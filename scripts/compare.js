// See scripts/compare.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { browse } from '../tests/browser/support.js';
import { packaged, runNative } from '../tests/node/support.js';

const CHUNK = 200; // texts a call: what one message to Chromium carries easily

/** @type {{id: string, text: string}[]} */
const records = process.argv.slice(2).flatMap((file) => {
  const bytes = readFileSync(file);
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().split('\n');
  return lines.filter(Boolean).map((line) => {
    const { id, text } = JSON.parse(line);
    return { id: String(id ?? ''), text };
  });
});

const inspector = await (await packaged()).load();
const chromium = await browse();
const visit = await chromium.open();
let different = 0;
let bytes = 0;
for (const offsets of /** @type {const} */ (['codepoint', 'utf16', 'utf8'])) {
  for (let i = 0; i < records.length; i += CHUNK) {
    const some = records.slice(i, i + CHUNK);
    const input = some.map(({ id, text }) => JSON.stringify(id ? { id, text } : { text }) + '\n').join('');
    const native = runNative(['--jsonl', '--offsets', offsets], input).out.toString().split('\n');
    const node = some.map(({ id, text }) => inspector.inspectJson(text, { offsets, id }));
    const browser = await visit.page.evaluate(
      async ([some, offsets]) => {
        // @ts-ignore served by tests/browser/support.js
        const { load } = await import('/package/index.js');
        const own = ((/** @type {any} */ (globalThis)).inspector ??= await load());
        return some.map(({ id, text }) => /** @type {string} */ (own.inspectJson(text, { offsets, id })));
      },
      /** @type {const} */ ([some, offsets]),
    );
    some.forEach(({ id }, k) => {
      bytes += native[k].length;
      if (native[k] === node[k] && native[k] === browser[k]) return;
      ++different;
      console.log(`${offsets} ${id}: ${native[k] === node[k] ? 'Chromium' : 'Node'} differs from the native program`);
    });
  }
}
await chromium.close();
console.log(
  `${records.length} texts in three units: ` +
    (different ? `${different} results differ` : `all results are the same (${bytes} characters of JSON)`),
);
process.exit(different || records.length === 0 ? 1 : 0);
