// Getting a text in and out, by the events of a real browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { packaged, sample } from '../node/support.js';
import { browse } from './support.js';

const chromium = await browse();
after(() => chromium.close());
const inspector = await (await packaged()).load();

const article = 'Port to close\n\n“We will stay,” said Ana Ruiz. The ministry denied that ships are late.\n';
const bytes = (/** @type {string} */ text) => [...new TextEncoder().encode(text)];

/**
 * The text and its statements are there.
 * @param {import('./support.js').Visit} visit
 */
async function shown(visit, text = article) {
  const length = new TextEncoder().encode(text).length;
  await visit.until((s) => s.textBytes === length && s.inspected && !s.busy);
  await visit.untilSaid((said) => /statements? found/.test(said));
  const expected = inspector.inspect(text).statements.map((s) => s.content.text);
  const spoken = await visit.spoken();
  assert.equal(spoken.length, expected.length);
  spoken.forEach((line, i) => assert.ok(line.includes(expected[i]), `${line} holds ${expected[i]}`));
}

test('the page opens with the sample inspected', async () => {
  const visit = await chromium.open();
  await shown(visit, sample);
  await visit.leave();
});

test('a paste of text', async () => {
  const visit = await chromium.open();
  await visit.paste({ 'text/plain': article });
  await shown(visit);
  await visit.leave();
});

test('Ctrl+V with the clipboard, and the Paste button', async () => {
  const visit = await chromium.open();
  await visit.page.evaluate((text) => navigator.clipboard.writeText(text), article);
  await visit.page.keyboard.press('Control+V');
  await shown(visit);
  await visit.page.evaluate((text) => navigator.clipboard.writeText(text), 'He said no.');
  await visit.click('paste');
  await shown(visit, 'He said no.');
  await visit.leave();
});

test('a paste of HTML keeps its paragraphs and runs nothing', async () => {
  const visit = await chromium.open();
  await visit.paste({
    'text/plain': 'Port to close “We will stay,” said Ana Ruiz. The ministry denied that ships are late.',
    'text/html':
      '<h1>Port to close</h1><script>window.ran = 1</script><img src=x onerror="window.ran = 2">' +
      '<svg onload="window.ran = 3"></svg><p>“We will <b>stay</b>,” said <a href="javascript:window.ran=4">Ana Ruiz</a>. ' +
      '<iframe srcdoc="<script>parent.ran = 5</script>"></iframe>The ministry denied that ships are late.</p>' +
      '<style>body { display: none }</style><link rel=stylesheet href="https://example.org/a.css">' +
      '<meta http-equiv=refresh content="0;url=https://example.org/">',
  });
  await visit.until((s) => s.inspected && !s.busy && s.statements === 2 && s.paragraphs === 2);
  assert.equal(await visit.page.evaluate(() => 'ran' in window), false);
  // The policy refuses, and reports, what stands in the markup even before the page drops it.
  visit.troubles = visit.troubles.filter((text) => !/inline (event handler|style) violates|^CSP: \S+ inline/.test(text));
  await visit.leave();
});

test('markup pasted as text stays text', async () => {
  const visit = await chromium.open();
  const text = '<script>window.ran = 1</script> “We will stay,” said <b>Ana Ruiz</b><img src=x onerror="window.ran=2">.';
  await visit.paste({ 'text/plain': text });
  await shown(visit, text);
  assert.equal(await visit.page.evaluate(() => 'ran' in window), false);
  assert.match((await visit.page.locator('#article').textContent()) ?? '', /<script>window\.ran/);
  await visit.leave();
});

test('files dropped: text, HTML, a binary one; and a drop of text', async () => {
  const visit = await chromium.open();
  await visit.drop({ files: [{ name: 'a.txt', type: 'text/plain', bytes: bytes(article) }] });
  await shown(visit);
  const html = '<!doctype html><title>t</title><script>window.ran = 1</script><p>“No,” said Ana Ruiz.</p>';
  await visit.drop({ files: [{ name: 'a.html', type: 'text/html', bytes: bytes(html) }] });
  await visit.until((s) => s.statements === 1 && s.inspected && !s.busy);
  assert.equal(await visit.page.evaluate(() => 'ran' in window), false);

  const before = (await visit.state()).textBytes;
  const binary = Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256);
  await visit.drop({ files: [{ name: 'a.jpg', type: 'image/jpeg', bytes: binary }] });
  await visit.untilSaid((said) => /not a text/.test(said));
  const after = await visit.until((s) => s.message);
  assert.equal(after.textBytes, before, 'and the text that was there stays');

  await visit.drop({ data: { 'text/plain': article } });
  await shown(visit);
  await visit.leave();
});

test('bad text: empty, white space, lone surrogates, controls, directions', async () => {
  const visit = await chromium.open();
  await visit.paste({ 'text/plain': ' \n\t\u00a0 ' });
  await visit.untilSaid((said) => /white space/.test(said));
  await visit.paste({});
  await visit.untilSaid((said) => /no text/.test(said));
  for (const text of [
    '\ud800 “We will stay,” said Ana Ruiz. \udc00',
    '\u0000\u0001“We will stay,” said Ana Ruiz.\u001b[0m',
    '\u202e“We will stay,” said Ana Ruiz.\u2066\u200f',
  ]) {
    await visit.page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
    await visit.until((s) => s.statements === 1 && s.inspected && !s.busy);
    const [spoken] = await visit.spoken();
    assert.match(spoken, /Ana Ruiz said: .*We will stay,/s);
    await visit.click('clear');
    await visit.until((s) => s.textBytes === 0);
  }
  await visit.leave();
});

test('10 MB', async () => {
  const visit = await chromium.open();
  const paragraph = '“We will stay,” said Ana Ruiz. The port has forty berths and two of them are dry.\n\n';
  const times = Math.ceil(10_000_000 / new TextEncoder().encode(paragraph).length);
  await visit.page.evaluate(
    ([paragraph, times]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', paragraph.repeat(times));
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    /** @type {const} */ ([paragraph, times]),
  );
  const state = await visit.until((s) => s.textBytes >= 10_000_000 && s.inspected && !s.busy);
  assert.equal(state.statements, times);
  await visit.page.keyboard.press('j');
  await visit.until((s) => s.current === 0);
  await visit.picture('ten-megabytes');
  await visit.leave();
});

test('a long text is shown as the rules have it until the model is done; a newer text ends that', async () => {
  const visit = await chromium.open();
  // No paragraph twice: what is repeated is furniture, which the model has not to read.
  const paragraph = (/** @type {number} */ i) =>
    `“We will stay for ${i} years,” said Ana Ruiz. The ministry denied that ${i} of the ships in the old port are late.`;
  const long = ['Port to close', ...Array.from({ length: 8000 }, (_, i) => paragraph(i))].join('\n\n').slice(0, 600_000);
  await visit.paste({ 'text/plain': long });
  await visit.until((s) => s.textBytes >= 600_000 && s.inspected && !s.busy && !s.learned);
  await visit.picture('long-text');
  await visit.until((s) => s.learned);
  await visit.paste({ 'text/plain': `${long} Again.` });
  await visit.until((s) => s.inspected && !s.busy && !s.learned);
  await visit.paste({ 'text/plain': '“We will stay,” said Ana Ruiz.' });
  const since = Date.now();
  await visit.until((s) => s.statements === 1 && s.learned && !s.busy);
  assert.ok(Date.now() - since < 15_000, 'the long text is not waited for');
  await visit.leave();
});

test('clear, and the sample again', async () => {
  const visit = await chromium.open();
  await visit.click('clear');
  await visit.until((s) => s.textBytes === 0 && s.statements === 0);
  await visit.picture('empty');
  assert.deepEqual(await visit.spoken(), []);
  await visit.click('empty-sample');
  await shown(visit, sample);
  await visit.leave();
});

test('copying out: everything, and what was selected with the mouse', async () => {
  const visit = await chromium.open();
  await visit.paste({ 'text/plain': article });
  await shown(visit);
  await visit.page.keyboard.press('Control+A');
  await visit.page.keyboard.press('Control+C');
  const clipboard = () => visit.page.evaluate(() => navigator.clipboard.readText());
  assert.equal(await clipboard(), article);
  await visit.page.keyboard.press('Escape');

  const state = await visit.still();
  const mark = state.marks.find((m) => m.statement === 0 && m.part === 'content');
  assert.ok(mark);
  const y = mark.y + mark.h / 2;
  await visit.page.mouse.move(mark.x + 1, y);
  await visit.page.mouse.down();
  await visit.page.mouse.move(mark.x + mark.w / 2, y, { steps: 4 });
  await visit.page.mouse.move(mark.x + mark.w - 1, y, { steps: 4 });
  await visit.page.mouse.up();
  const { selection } = await visit.until((s) => s.selection[0] !== s.selection[1]);
  await visit.page.keyboard.press('Control+C');
  const cut = Buffer.from(article).subarray(Math.min(...selection), Math.max(...selection)).toString();
  assert.equal(await clipboard(), cut);
  assert.match(cut, /We will stay/);
  await visit.leave();
});

test('a table for spreadsheets says how it is encoded, and holds no formula', async () => {
  const visit = await chromium.open();
  await visit.paste({ 'text/plain': '“=1+1 café,” said Ana Ruiz.' });
  await visit.until((s) => s.statements === 1 && s.inspected && !s.busy);
  await visit.page.locator('#export-format').selectOption('csv');
  const [download] = await Promise.all([
    visit.page.waitForEvent('download'),
    visit.page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('[data-do=export]')).click()),
  ]);
  const saved = readFileSync(await download.path());
  assert.deepEqual([...saved.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.match(saved.toString(), /,"?'=1\+1 café,"?,/);
  await visit.leave();
});

test('an export is a file with what the core gives', async () => {
  const visit = await chromium.open();
  await visit.page.locator('#export-format').selectOption('json');
  const [download] = await Promise.all([
    visit.page.waitForEvent('download'),
    visit.page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('[data-do=export]')).click()),
  ]);
  assert.equal(download.suggestedFilename(), 'onrecord.json');
  assert.equal(readFileSync(await download.path(), 'utf8'), inspector.export(sample, 'json'));
  await visit.leave();
});
