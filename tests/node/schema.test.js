// Every result is what docs/inspection.schema.json says, and its spans cut out what it quotes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, corpusTexts, packaged, sample } from './support.js';
import { madeText } from './texts.js';

const inspector = await (await packaged()).load();

test('the sample', () => {
  const result = inspector.inspect(sample);
  assert.ok(result.statements.length > 0);
  check(result, sample);
});

test('the corpus of cases', () => {
  const texts = corpusTexts();
  assert.ok(texts.length >= 120);
  for (const text of texts) check(inspector.inspect(text), text);
});

test('2,000 texts from seeds', () => {
  for (let seed = 0; seed < 2000; ++seed) {
    const text = madeText(seed);
    check(inspector.inspect(text), text);
  }
});

test('a result that says something else is refused', () => {
  const result = inspector.inspect(sample);
  for (const spoil of [
    (/** @type {any} */ r) => (r.statements[0].form = 'verbatim'),
    (/** @type {any} */ r) => (r.surprise = 1),
    (/** @type {any} */ r) => (r.statements[0].confidence = 1.5),
    (/** @type {any} */ r) => (r.statements[0].content.text += '!'),
    (/** @type {any} */ r) => (r.statements[0].content.spans[0][1] = sample.length + 1),
    (/** @type {any} */ r) => delete r.profile,
  ]) {
    const copy = structuredClone(result);
    spoil(copy);
    assert.throws(() => check(copy, sample));
  }
});
