// The native program and the module give the same bytes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corpusTexts, packaged, runNative, sample } from './support.js';
import { madeText, random } from './texts.js';

const inspector = await (await packaged()).load();

/** @type {import('../../web/package/index.js').Offsets[]} */
const units = ['codepoint', 'utf16', 'utf8'];
/** @type {import('../../web/package/index.js').Format[]} */
const formats = ['json', 'jsonl', 'csv', 'markdown', 'html', 'annotation'];

/**
 * @param {string[]} texts
 * @param {import('../../web/package/index.js').Offsets} offsets
 */
function compare(texts, offsets) {
  const lines = texts.map((text, i) => JSON.stringify({ id: `t${i}`, text }) + '\n');
  const { status, out, err } = runNative(['--jsonl', '--offsets', offsets], lines.join(''));
  assert.equal(status, 0, err);
  const native = out.toString().split('\n');
  assert.equal(native.length, texts.length + 1);
  texts.forEach((text, i) => {
    assert.equal(inspector.inspectJson(text, { offsets, id: `t${i}` }), native[i], JSON.stringify(text));
  });
}

for (const offsets of units) {
  test(`the sample and the corpus of cases, ${offsets}`, () => {
    compare([sample, ...corpusTexts()], offsets);
  });
  test(`500 texts from seeds, ${offsets}`, () => {
    compare(Array.from({ length: 500 }, (_, seed) => madeText(seed)), offsets);
  });
}

for (const format of formats) {
  test(`every export: ${format}`, () => {
    for (const text of [sample, madeText(7), madeText(8), '']) {
      const { status, out } = runNative(['--format', format, '--offsets', 'utf16'], text);
      assert.equal(status, 0);
      assert.equal(inspector.export(text, format), out.toString());
    }
  });
}

test('bytes that are no UTF-8', () => {
  const next = random(1);
  for (let round = 0; round < 100; ++round) {
    const bytes = new TextEncoder().encode(madeText(1000 + round));
    for (let i = 0; i < bytes.length; i += 1 + Math.floor(next() * 40)) bytes[i] = next() * 256;
    for (const offsets of units) {
      const { out } = runNative(['--format', 'jsonl', '--offsets', offsets], bytes);
      assert.equal(inspector.export(bytes, 'jsonl', { offsets }), out.toString());
    }
  }
});
