// The module in Chromium gives the bytes that the native program prints.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { corpusTexts, runNative, sample } from '../node/support.js';
import { madeText } from '../node/texts.js';
import { browse } from './support.js';

const chromium = await browse();
after(() => chromium.close());

const texts = [sample, '', ...corpusTexts(), ...Array.from({ length: 300 }, (_, i) => madeText(i))];
const lines = texts.map((text) => JSON.stringify({ text }) + '\n').join('');

test('in the page', async () => {
  const visit = await chromium.open();
  for (const offsets of /** @type {const} */ (['codepoint', 'utf16', 'utf8'])) {
    const found = await visit.page.evaluate(
      async ([texts, offsets]) => {
        // @ts-ignore served by support.js
        const { load } = await import('/package/index.js');
        const inspector = await load();
        return texts.map((text) => inspector.export(text, 'jsonl', { offsets })).join('');
      },
      /** @type {const} */ ([texts, offsets]),
    );
    assert.equal(found, runNative(['--jsonl', '--offsets', offsets], lines).out.toString());
  }
  await visit.leave();
});

test('in the worker, in order', async () => {
  const visit = await chromium.open();
  const found = await visit.page.evaluate(async (texts) => {
    // @ts-ignore served by support.js
    const { open } = await import('/package/client.js');
    const inspector = await open({ worker: '/onrecord/worker.js' }); // the page's own
    const answers = await Promise.all(texts.map((text) => inspector.inspect(text)));
    inspector.close();
    return answers.map((bytes) => new TextDecoder().decode(bytes)).join('');
  }, texts);
  assert.equal(found, runNative(['--jsonl', '--offsets', 'utf16'], lines).out.toString());
  await visit.leave();
});

test('the worker: what is aborted, wrong or closed is refused, the rest answered', async () => {
  const visit = await chromium.open();
  const outcome = await visit.page.evaluate(async (sample) => {
    // @ts-ignore served by support.js
    const { open } = await import('/package/client.js');
    const inspector = await open({ worker: '/onrecord/worker.js' }); // the page's own
    const outdated = new AbortController();
    const calls = [
      inspector.inspect(sample),
      inspector.inspect(sample, { signal: outdated.signal }),
      inspector.export(sample, 'pdf'),
      inspector.inspect(sample, { signal: AbortSignal.abort() }),
      inspector.inspect(sample),
    ];
    outdated.abort();
    const settled = (await Promise.allSettled(calls)).map((call) =>
      call.status === 'fulfilled' ? 'answered' : `${call.reason.name}: ${call.reason.message}`,
    );
    const last = inspector.inspect(sample).catch((/** @type {Error} */ error) => error.message);
    inspector.close();
    return { settled, last: await last };
  }, sample);
  assert.equal(outcome.settled[0], 'answered');
  assert.match(outcome.settled[1], /^AbortError/);
  assert.match(outcome.settled[2], /unknown format: pdf/);
  assert.match(outcome.settled[3], /^AbortError/);
  assert.equal(outcome.settled[4], 'answered');
  assert.match(outcome.last, /closed/);
  await visit.leave();
});
