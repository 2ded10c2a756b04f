// One contestant in a process of its own, so that nobody pays for another's memory.
//
//   node worker.js node|nodeRules|wink|compromise LINES    characters a CPU-second, warm, of lines of {"text"}
//   node worker.js once|onceRules FILE RUNS                CPU milliseconds of the first inspection, median
import { readFileSync } from 'node:fs';

const [what, file, runs = '1'] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
/** @type {string[]} */
const texts = what.startsWith('once') ? [text] : text.trimEnd().split('\n').map((line) => JSON.parse(line).text);
const rules = what.endsWith('Rules');

/** @param {() => unknown} work @returns {number} CPU milliseconds */
function cpu(work) {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** @returns {Promise<(text: string) => unknown>} */
async function contestant() {
  if (what === 'wink') {
    const { default: winkNLP } = await import('wink-nlp');
    const { default: model } = await import('wink-eng-lite-web-model');
    // Without entities, sentiment and the rest: what tokenise-and-tag takes, no more.
    const nlp = winkNLP(model, ['sbd', 'pos']);
    return (one) => nlp.readDoc(one).tokens().length();
  }
  if (what === 'compromise') {
    const { default: nlp } = await import('compromise');
    return (one) => nlp(one).length;
  }
  const { load } = await import('../../build/wasm/package/index.js');
  const inspector = await load();
  return (one) => inspector.inspectJson(one, { rules }).length;
}

if (what.startsWith('once')) {
  const { load } = await import('../../build/wasm/package/index.js');
  const list = [];
  for (let i = 0; i < Number(runs); ++i) {
    const inspector = await load();
    list.push(cpu(() => inspector.exportBytes(text, 'jsonl', { rules })));
    inspector.dispose();
  }
  list.sort((a, b) => a - b);
  console.log(JSON.stringify({ ms: list[list.length >> 1] }));
} else {
  const work = await contestant();
  const characters = texts.reduce((sum, one) => sum + one.length, 0);
  // As many rounds at a time as make a measurable piece.
  const rounds = Math.ceil(50_000 / characters);
  const piece = () => {
    for (let i = 0; i < rounds; ++i) for (const one of texts) work(one);
  };
  let warm = 0;
  while (warm < 1500) warm += cpu(piece);
  let spent = 0;
  let times = 0;
  while (spent < 3000) {
    spent += cpu(piece);
    times += rounds;
  }
  console.log(JSON.stringify({ rate: (characters * times) / (spent / 1000) }));
}
