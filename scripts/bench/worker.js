// One contestant in a process of its own, so that nobody pays for another's memory.
//
//   node worker.js node|nodeRules|wink|compromise FILE     characters a CPU-second, warm
//   node worker.js once|onceRules FILE RUNS                CPU milliseconds of the first inspection, median
import { readFileSync } from 'node:fs';

const [what, file, runs = '1'] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const rules = what.endsWith('Rules');

/** @param {() => unknown} work @returns {number} CPU milliseconds */
function cpu(work) {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** @returns {Promise<() => unknown>} */
async function contestant() {
  if (what === 'wink') {
    const { default: winkNLP } = await import('wink-nlp');
    const { default: model } = await import('wink-eng-lite-web-model');
    // Without entities, sentiment and the rest: what tokenise-and-tag takes, no more.
    const nlp = winkNLP(model, ['sbd', 'pos']);
    return () => nlp.readDoc(text).tokens().length();
  }
  if (what === 'compromise') {
    const { default: nlp } = await import('compromise');
    return () => nlp(text).length;
  }
  const { load } = await import('../../build/wasm/package/index.js');
  const inspector = await load();
  return () => inspector.inspectJson(text, { rules }).length;
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
  let warm = 0;
  while (warm < 1500) warm += cpu(work);
  let spent = 0;
  let times = 0;
  while (spent < 3000) {
    spent += cpu(() => {
      for (let i = 0; i < 10; ++i) work();
    });
    times += 10;
  }
  console.log(JSON.stringify({ rate: (text.length * times) / (spent / 1000) }));
}
