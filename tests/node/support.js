// What the tests in Node share. ctest sets both variables; by hand the presets' own places do.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Ajv from 'ajv/dist/2020.js';

const root = new URL('../../', import.meta.url);

/** @typedef {import('../../web/package/index.js').Inspection} Inspection */
/** @typedef {import('../../web/package/index.js').Offsets} Offsets */

export const packageFolder = process.env.ONRECORD_PACKAGE
  ? pathToFileURL(process.env.ONRECORD_PACKAGE + '/')
  : new URL('build/wasm/package/', root);

const native =
  process.env.ONRECORD_NATIVE ?? fileURLToPath(new URL('build/native/core/onrecord', root));

/** The package as built. */
export async function packaged() {
  /** @type {typeof import('../../web/package/index.js')} */
  const api = await import(new URL('index.js', packageFolder).href);
  return api;
}

/**
 * What the native program prints.
 * @param {string[]} args
 * @param {string | Uint8Array} input
 */
export function runNative(args, input) {
  assert.ok(existsSync(native), `${native} is missing: build the native preset first`);
  const done = spawnSync(native, args, { input, maxBuffer: 2 ** 30 });
  assert.equal(done.error, undefined);
  return { status: done.status, out: done.stdout, err: done.stderr.toString() };
}

/** @param {string} path from the root of the repository */
export function read(path) {
  return readFileSync(new URL(path, root), 'utf8');
}

export const sample = read('web/page/sample.txt');

/** The texts of the corpus of cases, which tests/corpus/README.md describes. */
export function corpusTexts() {
  /** @type {string[]} */
  const texts = [];
  for (const entry of readdirSync(new URL('tests/corpus/', root), { recursive: true })) {
    const name = String(entry);
    if (!name.endsWith('.txt')) continue;
    const file = '\n' + read('tests/corpus/' + name);
    for (const part of file.split(/\n={4,}\n.*\n={4,}\n/).slice(1)) {
      texts.push(part.split(/\n---(?:\n|$)/)[0]);
    }
  }
  return texts;
}

const schema = JSON.parse(read('docs/inspection.schema.json'));
const validate = new Ajv.default({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);

/**
 * Holds a result against the schema, and against what a schema cannot say: every span lies in the
 * text, those of a part are in order, and each part's text is what its spans cut out.
 * @param {Inspection} result
 * @param {string} text as JavaScript has it
 */
export function check(result, text) {
  assert.ok(validate(result), JSON.stringify(validate.errors?.slice(0, 3)));
  assert.equal(result.offsets, 'utf16');
  assert.equal(result.length, text.length);

  /** @param {[number, number][]} spans */
  const inOrder = (spans) => {
    let last = 0;
    for (const [begin, end] of spans) {
      assert.ok(last <= begin && begin < end && end <= text.length, `[${begin}, ${end}) after ${last}`);
      assert.ok(!splitsPair(text, begin) && !splitsPair(text, end), 'inside a surrogate pair');
      last = end;
    }
  };
  /** @param {{spans: [number, number][], text: string} | null} part */
  const part = (part) => {
    if (part === null) return;
    inOrder(part.spans);
    if (part.spans.length === 0) return;
    assert.equal(part.text, part.spans.map(([begin, end]) => text.slice(begin, end)).join(' … '));
  };
  const { article } = result;
  for (const p of [article.headline, article.published, article.updated, ...article.credits]) part(p);
  inOrder(article.furniture);
  inOrder(article.paragraphs.map((p) => p.span));
  for (const author of article.authors) inOrder(author.spans);
  for (const warning of article.warnings) {
    const [begin, end] = warning.span;
    assert.ok(0 <= begin && begin <= end && end <= text.length);
  }
  const speakers = new Set(result.speakers.map((s) => s.id));
  const statements = new Map(result.statements.map((s) => [s.id, s]));
  for (const s of result.statements) {
    for (const p of [s.source, s.cue, s.content]) part(p);
    assert.ok(s.speaker === null || speakers.has(s.speaker));
  }
  for (const s of result.speakers) {
    inOrder(s.mentions);
    assert.ok(s.affiliation === null || (speakers.has(s.affiliation) && s.affiliation !== s.id));
    for (const id of s.statements) assert.equal(statements.get(id)?.speaker, s.id);
  }
  for (const claim of result.claims) {
    inOrder([claim.span]);
    assert.ok(claim.statement === null || statements.has(claim.statement));
  }
  assert.equal(result.profile.statements, result.statements.length);
}

/**
 * @param {string} text
 * @param {number} at
 */
function splitsPair(text, at) {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');
}
