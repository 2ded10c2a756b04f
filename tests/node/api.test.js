// The package as its users have it: by name, from the folder that the build makes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { packageFolder, packaged, read, runNative, sample } from './support.js';

const { load } = await packaged();

test('one inspector after another, side by side, and the same each time', async () => {
  const [a, b] = await Promise.all([load(), load()]);
  const json = a.inspectJson(sample);
  assert.equal(b.inspectJson(sample), json);
  assert.equal(a.inspectJson(sample), json);
  a.dispose();
  assert.equal(b.inspectJson(sample), json);
  assert.throws(() => a.inspect(sample), /closed/);
  a.dispose();
  b.dispose();
});

test('the WebAssembly may be given', async () => {
  const file = new URL('onrecord-core.wasm', packageFolder);
  const bytes = readFileSync(file);
  for (const wasm of [bytes, file, file.href, await WebAssembly.compile(bytes)]) {
    const inspector = await load({ wasm });
    assert.ok(inspector.inspect(sample).statements.length > 0);
    inspector.dispose();
  }
  await assert.rejects(load({ wasm: new Uint8Array([0, 1, 2]) }));
  await assert.rejects(load({ wasm: new URL('none.wasm', packageFolder) }));
});

test('text, bytes, offsets and id', async () => {
  const inspector = await load();
  const text = '😀 “We will stay,” said Ana Ruiz.';
  const bytes = new TextEncoder().encode(text);
  assert.equal(inspector.inspectJson(bytes), inspector.inspectJson(text));
  assert.equal(inspector.inspect(text).length, text.length);
  assert.equal(inspector.inspect(text, { offsets: 'codepoint' }).length, [...text].length);
  assert.equal(inspector.inspect(text, { offsets: 'utf8' }).length, bytes.length);
  assert.equal(inspector.inspect(text).id, undefined);
  assert.equal(inspector.inspect(text, { id: 'é\ud800' }).id, 'é\ufffd');
});

test('by the rules alone, with a model, and without one', async () => {
  const inspector = await load();
  const bare = await load({ weights: null });
  const rules = inspector.inspectJson(sample, { rules: true });
  assert.equal(bare.inspectJson(sample), rules);
  assert.equal(bare.export(sample, 'json', { offsets: 'codepoint' }), runNative(['--rules'], sample).out.toString());
  assert.notEqual(inspector.inspectJson(sample), rules);
  const weights = readFileSync(new URL('onrecord.model', packageFolder));
  assert.throws(() => bare.setWeights(weights.subarray(0, weights.length / 2)), Error);
  assert.equal(bare.inspectJson(sample), rules, 'wrong weights change nothing');
  bare.setWeights(weights);
  assert.equal(bare.inspectJson(sample), inspector.inspectJson(sample));
});

test('in steps: the same bytes, and the way there never goes back', async () => {
  const inspector = await load();
  const text = Array.from({ length: 40 }, () => sample).join('\n\n');
  const steps = inspector.exportSteps(text, 'json');
  let last = 0;
  let count = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next(), ++count) {
    assert.ok(step.value >= last && step.value <= 1);
    last = step.value;
  }
  assert.ok(count > 10);
  assert.deepEqual(step.value, inspector.exportBytes(text, 'json'));
  const given = inspector.exportSteps(text, 'json');
  given.next();
  given.return(new Uint8Array());
  assert.ok(inspector.inspect(sample).statements.length > 0, 'one that was given up leaves the rest as it was');
});

test('what a page says of its text is evidence', async () => {
  const inspector = await load();
  const head = 'Menu\nÜber the new quay\nAna Ruiz\n';
  const text = `${head}${'The new quay in Alder opens in May, and the old one will be closed by then. '.repeat(8)}`;
  const at = (/** @type {string} */ part) => /** @type {[number, number]} */ ([text.indexOf(part), text.indexOf(part) + part.length]);
  const found = inspector.inspect(text, {
    markup: {
      spans: [
        { span: at('Menu'), tag: 'navigation' },
        { span: at('Über the new quay'), tag: 'heading1' },
        { span: at('Ana Ruiz'), tag: 'author' },
      ],
      authors: ['Ana Ruiz'],
      published: '2018-06-18T16:09:00-04:00',
    },
  });
  assert.equal(found.text, text);
  assert.equal(found.article.headline?.text, 'Über the new quay');
  assert.deepEqual(found.article.authors.map(({ name }) => name), ['Ana Ruiz']);
  assert.equal(found.article.published?.iso?.slice(0, 10), '2018-06-18');
  assert.throws(() => inspector.inspect(text, /** @type {any} */ ({ markup: { spans: [{ span: [0, 1], tag: 'x' }] } })), RangeError);
});

test('a wrong call says what is wrong with it', async () => {
  const inspector = await load();
  /** @type {any} */
  const loose = inspector;
  assert.throws(() => loose.inspect(), { name: 'TypeError', message: /string or a Uint8Array/ });
  assert.throws(() => loose.inspect(7), TypeError);
  assert.throws(() => loose.inspect('a', { offsets: 'bytes' }), { name: 'RangeError', message: /bytes/ });
  assert.throws(() => loose.inspect('a', { offsets: 'constructor' }), RangeError);
  assert.throws(() => loose.export('a', 'pdf'), { name: 'RangeError', message: /pdf/ });
  assert.ok(inspector.inspect(sample).statements.length > 0, 'and the inspector goes on');
});

test('the package can be packed, installed and used by name, with its types', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-'));
  try {
    const home = join(folder, 'node_modules/onrecord');
    mkdirSync(home, { recursive: true });
    const manifest = JSON.parse(readFileSync(new URL('package.json', packageFolder), 'utf8'));
    for (const file of manifest.files.concat('package.json')) {
      writeFileSync(join(home, file), readFileSync(new URL(file, packageFolder)));
    }
    const example = read('README.md').match(/```js\n([^`]*from 'onrecord'[^`]*)```/)?.[1];
    assert.ok(example, 'README.md has an example for JavaScript');
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
    writeFileSync(join(folder, 'example.js'), example);
    const run = spawnSync(process.execPath, ['example.js'], { cwd: folder, encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stdout, /Ana Ruiz/);
    const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
    const types = spawnSync(
      process.execPath,
      [tsc, '--noEmit', '--strict', '--checkJs', '--module', 'nodenext', '--target', 'es2022', '--types', '', 'example.js'],
      { cwd: folder, encoding: 'utf8' },
    );
    assert.equal(types.status, 0, types.stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
