// bench.js [--dry] [--articles FILE] [speed] [growth] [download] [firstFrame]
// FILE holds a line of JSON with a "text" for each article: speed is measured over all of them as well.
// Everything is measured in CPU seconds of one process each, in one run, on the same text.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, type as system } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { browse } from '../../tests/browser/support.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const native = join(root, 'build/native/core/onrecord');
const page = join(root, 'build/wasm/page');
const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
const article = readFileSync(join(here, 'article.txt'), 'utf8');

/** @param {string[]} command @returns {number} CPU seconds, user and system */
function cpuOf(command) {
  const script = 'TIMEFORMAT="%U %S"; time "$@" > /dev/null';
  const done = spawnSync('bash', ['-c', script, 'bash', ...command], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command}: ${done.stderr}`);
  const [user, sys] = done.stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return user + sys;
}

/**
 * @param {string} what
 * @param {...string} args
 * @returns {any}
 */
function worker(what, ...args) {
  return JSON.parse(execFileSync(process.execPath, [join(here, 'worker.js'), what, ...args], { encoding: 'utf8' }));
}

/** @param {number[]} list */
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
/** @param {number} n @param {number} [digits] */
const show = (n, digits = 0) => n.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });

/** @type {string[]} */
const out = [];

function speed() {
  speedOver(`an article of ${show(article.length)} characters again and again`, [article]);
  const at = process.argv.indexOf('--articles');
  if (at < 0) return;
  const lines = readFileSync(process.argv[at + 1], 'utf8').split('\n').filter((line) => line !== '');
  /** @type {string[]} */
  const texts = lines.map((line) => JSON.parse(line).text);
  speedOver(`${show(texts.length)} different articles in turn, ${show(total(texts))} characters in all`, texts);
}

/** @param {string[]} texts */
const total = (texts) => texts.reduce((sum, text) => sum + text.length, 0);

/**
 * @param {string} what
 * @param {string[]} texts
 */
function speedOver(what, texts) {
  const lines = join(folder, 'lines.jsonl');
  const some = join(folder, 'some.jsonl');
  const all = texts.map((text) => `${JSON.stringify({ text })}\n`).join('');
  writeFileSync(some, all);
  const rounds = 5;
  /** @type {Record<string, number[]>} */
  const rates = { native: [], node: [], nativeRules: [], nodeRules: [], wink: [], compromise: [] };
  for (let round = 0; round < rounds; ++round) {
    for (const [name, characters, flags] of /** @type {[string, number, string[]][]} */ ([
      ['nativeRules', 5_000_000, ['--rules']],
      ['native', 500_000, []],
    ])) {
      const copies = Math.ceil(characters / total(texts));
      writeFileSync(lines, all.repeat(copies));
      rates[name].push((total(texts) * copies) / cpuOf([native, ...flags, '--jsonl', '--jobs', '1', lines]));
    }
    for (const name of ['node', 'nodeRules', 'wink', 'compromise']) rates[name].push(worker(name, some).rate);
  }
  const wink = median(rates.wink);
  out.push('', `Speed: characters a CPU-second, ${what}, median of ${rounds} runs (least and most).`, '');
  out.push('| what | characters a CPU-second | beside wink-nlp | ms for 6 KB |', '|---|--:|--:|--:|');
  for (const [name, title] of [
    ['nativeRules', 'Onrecord by the rules alone, native program, one thread (whole inspection and its JSON)'],
    ['nodeRules', 'Onrecord by the rules alone, module in Node (the same)'],
    ['native', 'Onrecord with the learned model, native program, one thread (the same)'],
    ['node', 'Onrecord with the learned model, module in Node (the same)'],
    ['wink', `wink-nlp ${version('wink-nlp')} (sentences and tags alone)`],
    ['compromise', `compromise ${version('compromise')} (tokenise and tag)`],
  ]) {
    const list = rates[name];
    out.push(`| ${title} | ${show(median(list))} (${show(Math.min(...list))}–${show(Math.max(...list))}) | ${show(median(list) / wink, 2)} | ${show(6e6 / median(list), 1)} |`);
  }
}

/** @param {string} name */
function version(name) {
  return JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8')).version;
}

function growth() {
  const sizes = [10_000, 100_000, 1_000_000, 10_000_000];
  /** @type {Record<string, string>} */
  const kinds = {
    'article again and again': article + '\n\n',
    'the same with the learned model': article + '\n\n',
    'quotation marks alone': '“”"‘’\'«»',
    'one endless word': 'harbour',
    'marks never closed': '“a ',
    'newlines': '\n',
  };
  out.push('', 'Growth: CPU milliseconds for one text by the rules alone, native / module in Node, start-up included; in the last column, how many times as long ten times the text takes, from the last size but one to the last.', '');
  out.push('| text | 10 KB | 100 KB | 1 MB | 10 MB | × |', '|---|--:|--:|--:|--:|--:|');
  for (const [name, piece] of Object.entries(kinds)) {
    const bytes = Buffer.byteLength(piece);
    const learned = /learned/.test(name);
    const flags = learned ? [] : ['--rules'];
    const times = (learned ? sizes.slice(0, 3) : sizes).map((size) => {
      const file = join(folder, 'growth.txt');
      writeFileSync(file, piece.repeat(Math.ceil(size / bytes)));
      const runs = size < 1_000_000 ? 5 : 1;
      return [
        median(Array.from({ length: runs }, () => cpuOf([native, ...flags, '--format', 'jsonl', file]) * 1000)),
        worker(flags.length > 0 ? 'onceRules' : 'once', file, String(runs)).ms,
      ];
    });
    const last = times.length - 1;
    const factor = (/** @type {0 | 1} */ i) => show(times[last][i] / Math.max(times[last - 1][i], 1), 1);
    const cells = sizes.map((_, i) => (times[i] ? times[i].map((ms) => show(ms)).join(' / ') : ''));
    out.push(`| ${name} | ${cells.join(' | ')} | ${factor(0)} / ${factor(1)} |`);
  }
  const file = join(folder, 'marks.txt');
  writeFileSync(file, '“a '.repeat(100_000));
  out.push('', `100,000 marks never closed: ${show(cpuOf([native, '--rules', '--format', 'jsonl', file]) * 1000)} / ${show(worker('onceRules', file, '1').ms)} ms.`);
}

function download() {
  /** @type {[string, number, number][]} */
  const files = readdirSync(page, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(page, name)).isFile())
    .map((name) => {
      const bytes = readFileSync(join(page, name));
      const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
      return [name, bytes.length, packed.length];
    });
  files.sort((a, b) => b[2] - a[2]);
  out.push('', 'Download: bytes of every file of the page; onrecord.model comes after the page can be used.', '', '| file | bytes | in brotli |', '|---|--:|--:|');
  for (const [name, bytes, packed] of files) out.push(`| ${name} | ${show(bytes)} | ${show(packed)} |`);
  const sum = (/** @type {1 | 2} */ i) => files.reduce((all, file) => all + file[i], 0);
  out.push(`| **all** | **${show(sum(1))}** | **${show(sum(2))}** |`);
}

async function firstFrame() {
  const rounds = 5;
  /** @type {{frame: number, inspected: number}[]} */
  const seen = [];
  for (let round = 0; round < rounds; ++round) {
    const chromium = await browse();
    const visit = await chromium.open({ ready: false });
    await visit.page.addInitScript(() => {
      const times = ((/** @type {any} */ (window)).times = { frame: 0, inspected: 0 });
      const look = () => {
        const on = (/** @type {any} */ (window)).onrecord;
        if (on && !times.frame && on.frames() > 0) times.frame = performance.now();
        if (on && !times.inspected && on.state()?.inspected) times.inspected = performance.now();
        if (!times.inspected) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await visit.page.goto(chromium.address);
    await visit.page.waitForFunction(() => (/** @type {any} */ (window)).times.inspected > 0);
    seen.push(await visit.page.evaluate(() => (/** @type {any} */ (window)).times));
    await chromium.close();
  }
  out.push(
    '',
    `First frame in Chromium, served from the same machine, drawn without a graphics card: ${show(median(seen.map((s) => s.frame)))} ms after the start of the navigation; the sample inspected and marked: ${show(median(seen.map((s) => s.inspected)))} ms (medians of ${rounds}, each with a new browser).`,
  );
}

for (const needed of [native, page]) {
  if (!existsSync(needed)) throw new Error(`${needed} is missing: scripts/build native wasm`);
}
const parts = { speed, growth, download, firstFrame };
const only = process.argv.slice(2).filter((name) => Object.hasOwn(parts, name));
try {
  for (const [name, part] of Object.entries(parts)) if (only.length === 0 || only.includes(name)) await part();
} finally {
  rmSync(folder, { recursive: true });
}
const chrome = execFileSync('/usr/bin/chromium', ['--version'], { encoding: 'utf8' }).trim();
const emcc = execFileSync('emcc', ['--version'], { encoding: 'utf8' }).match(/\d+\.\d+\.\d+/)?.[0];
const gcc = execFileSync('c++', ['-dumpfullversion'], { encoding: 'utf8' }).trim();
const report = [
  '',
  `## ${new Date().toISOString().slice(0, 10)}`,
  '',
  `${cpus().length} × ${cpus()[0].model.trim()}, ${system()}; Node ${process.versions.node}, GCC ${gcc}, Emscripten ${emcc}, ${chrome}.`,
  ...out,
  '',
].join('\n');
console.log(report);
if (!process.argv.includes('--dry')) appendFileSync(join(root, 'docs/BENCHMARKS.md'), report);
