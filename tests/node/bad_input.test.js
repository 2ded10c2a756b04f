// Whatever is pasted, an inspection comes back, its spans are sound and no character is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, packaged } from './support.js';

const inspector = await (await packaged()).load();

/** @param {string} text */
function inspect(text) {
  const result = inspector.inspect(text);
  check(result, text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'));
  return result;
}

const said = '“We will stay,” said Ana Ruiz.';

/** @param {string} text */
function findsRuiz(text) {
  const found = inspect(text).statements;
  assert.equal(found.length, 1);
  assert.equal(found[0].source?.text, 'Ana Ruiz');
  assert.equal(found[0].form, 'direct');
}

test('nothing at all', () => {
  const result = inspect('');
  assert.equal(result.length, 0);
  assert.deepEqual(result.statements, []);
  assert.deepEqual(result.article.paragraphs, []);
});

test('white space alone', () => {
  for (const text of [' ', '\n', '\r\n\r\n', '\t \u00a0\u3000\u2028\n', ' '.repeat(100_000)]) {
    assert.deepEqual(inspect(text).statements, []);
  }
});

test('broken UTF-8 is replaced, and the result says so', () => {
  const bytes = Buffer.concat([Buffer.from(said), Buffer.from([0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0xf4, 0x90, 0xe2, 0x82])]);
  const result = inspector.inspect(bytes);
  check(result, new TextDecoder().decode(bytes));
  assert.equal(result.statements.length, 1);
  assert.ok(result.article.warnings.some((w) => /UTF-8|encoding|replaced/i.test(w.message)), JSON.stringify(result.article.warnings));
  const utf8 = inspector.inspect(bytes, { offsets: 'utf8' });
  assert.equal(utf8.length, bytes.length);
});

test('lone surrogates keep their places', () => {
  for (const text of ['\ud800', '\udc00', 'a\ud83d', '\udc00\ud800', `\ud83d ${said} \ude00`, `${said}\ud83d`]) {
    assert.equal(inspect(text).length, text.length);
  }
  findsRuiz(`\ud83d ${said} \ude00`);
});

test('NUL and control characters', () => {
  findsRuiz(`\u0000${said}\u0000`);
  findsRuiz(`\u0001\u0002 ${said} \u001b[0m\u007f\u0080\u009f`);
  const every = Array.from({ length: 160 }, (_, i) => String.fromCharCode(i)).join('');
  inspect(every);
  inspect([...every].join(said));
});

test('bidirectional controls and invisible characters', () => {
  findsRuiz(`\u202b${said}\u202c`);
  for (const c of '\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff') {
    inspect(c);
    inspect([...said].join(c));
    findsRuiz(`${c}${said}${c}`);
  }
});

test('10 MB by the rules, 1 MB with the model', () => {
  const paragraph = `${said} “Nobody knew,” the ministry said, “until the bridge was closed.”\n\n`;
  for (const [size, rules] of /** @type {[number, boolean][]} */ ([[10_000_000, true], [1_000_000, false]])) {
    const times = Math.ceil(size / paragraph.length);
    const long = paragraph.repeat(times);
    const result = inspector.inspect(long, { rules });
    check(result, long);
    assert.equal(result.statements.length, 2 * times);
  }
});

test('a binary file', () => {
  const bytes = new Uint8Array(300_000);
  let state = 1;
  for (let i = 0; i < bytes.length; ++i) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  const result = inspector.inspect(bytes);
  check(result, new TextDecoder().decode(bytes));
});

test('markup pasted as text stays text', () => {
  findsRuiz(`<script>alert(1)</script><img src=x onerror="alert(2)">\n\n${said} <b onclick='a'>`);
});

test('marks without an end', () => {
  for (const mark of ['“', '"', '‘', "'", '«', "''", '(', '[', '”', '’']) {
    const text = mark.repeat(20_000) + said;
    inspect(text);
  }
  inspect('“a '.repeat(20_000));
  inspect('x'.repeat(200_000));
  inspect('\n'.repeat(200_000));
  inspect('👩‍👩‍👧'.repeat(20_000));
  inspect('e' + '\u0301'.repeat(50_000));
});
