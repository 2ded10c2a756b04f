// What a browser may lack or lose.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browse } from './support.js';

const chromium = await browse();
after(() => chromium.close());

test('the graphics context is lost and comes back', async () => {
  const visit = await chromium.open();
  const whole = await visit.picture('context-before');
  await visit.page.evaluate(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    const lose = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    const lost = new Promise((resolve) => canvas.addEventListener('webglcontextlost', resolve, { once: true }));
    const back = new Promise((resolve) => canvas.addEventListener('webglcontextrestored', resolve, { once: true }));
    lose?.loseContext();
    return lost.then(() => new Promise((resolve) => setTimeout(resolve))).then(() => (lose?.restoreContext(), back));
  });
  const again = await visit.picture('context-after');
  assert.ok(whole.png.data.equals(again.png.data), 'the same picture as before');
  await visit.page.keyboard.press('j');
  await visit.until((s) => s.current === 0);
  visit.troubles = visit.troubles.filter((text) => !/CONTEXT_LOST|context lost/i.test(text));
  await visit.leave();
});

test('offline, once it is open', async () => {
  const own = await browse();
  try {
    const visit = await own.open();
    // What the page fetches last, for later, when all else is there.
    await visit.page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/html.js')),
    );
    own.stopServing();
    await visit.context.setOffline(true);
    await visit.paste({ 'text/plain': '“We will stay,” said Ana Ruiz.' });
    await visit.until((s) => s.statements === 1 && s.inspected && !s.busy);
    const asked = visit.requests.length;
    await visit.page.keyboard.press('j');
    await visit.page.keyboard.press('Enter');
    await visit.until((s) => s.pinned === 0);
    assert.equal(visit.requests.length, asked, 'and it asked for nothing');
    await visit.leave();
  } finally {
    await own.close();
  }
});

/**
 * @param {() => void} lacking runs before the page
 * @param {RegExp} message
 * @param {string} name
 */
async function lacks(lacking, message, name) {
  const visit = await chromium.open({ ready: false });
  await visit.page.addInitScript(lacking);
  await visit.page.reload();
  const alert = visit.page.getByRole('alert');
  await alert.waitFor();
  assert.match((await alert.textContent()) ?? '', message);
  const { data } = await visit.cdp.send('Page.captureScreenshot', { format: 'png' });
  assert.ok(data.length > 1000, name);
  await visit.context.close();
}

test('without WebGL 2 it says so', () =>
  lacks(
    () => {
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = /** @type {any} */ (
        function (/** @type {any} */ kind, /** @type {any} */ options) {
          // @ts-ignore the page's own canvas
          return kind === 'webgl2' ? null : getContext.call(this, kind, options);
        }
      );
    },
    /WebGL 2/,
    'no-webgl',
  ));

test('without WebAssembly it says so', () =>
  lacks(() => void Reflect.deleteProperty(globalThis, 'WebAssembly'), /WebAssembly/, 'no-wasm'));

test('without its worker the page says so and stays up', async () => {
  const visit = await chromium.open({ ready: false });
  await visit.page.route('**/onrecord/onrecord-core.wasm', (route) => route.fulfill({ status: 404, body: '' }));
  await visit.page.reload();
  await visit.untilSaid((said) => /could not be inspected/.test(said));
  await visit.until((s) => s.textBytes > 0);
  await visit.context.close();
});

for (const [what, answer, message] of /** @type {[string, {status: number, body: string}, RegExp][]} */ ([
  ['that cannot be fetched', { status: 404, body: '' }, /rules alone.*404/],
  ['that are something else', { status: 200, body: 'no weights'.repeat(1000) }, /rules alone/],
])) {
  test(`weights ${what}: the rules do it, and the page says so`, async () => {
    const visit = await chromium.open({ ready: false });
    await visit.page.route('**/onrecord.model', (route) => route.fulfill(answer));
    await visit.page.reload();
    await visit.untilSaid((said) => message.test(said));
    const state = await visit.until((s) => s.inspected && !s.busy);
    assert.ok(state.statements >= 10);
    assert.equal(state.learned, false);
    await visit.paste({ 'text/plain': '“We will stay,” said Ana Ruiz.' });
    await visit.until((s) => s.statements === 1 && s.inspected && !s.busy);
    await visit.context.close();
  });
}

test('the policy is strict, and holds', async () => {
  const visit = await chromium.open();
  const response = await visit.page.request.get(chromium.address);
  for (const policy of [
    response.headers()['content-security-policy'],
    (await visit.page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content')) ?? '',
  ]) {
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'(;|$)/);
    assert.doesNotMatch(policy, /'unsafe-(inline|eval)'|https?:|\*/);
  }
  await visit.leave();

  const tempted = await chromium.open();
  const blocked = await tempted.page.evaluate(async () => {
    /** @type {string[]} */
    const outcomes = [];
    // What the tools that run this are allowed ends with the call.
    await new Promise((resolve) => setTimeout(resolve));
    try {
      outcomes.push(String(eval('1')));
    } catch {
      outcomes.push('no eval');
    }
    outcomes.push(await fetch('https://example.org/').then(() => 'fetched', () => 'no fetch'));
    document.body.insertAdjacentHTML('beforeend', '<img src="https://example.org/a.png" onerror="window.ran = 1">');
    await new Promise((resolve) => setTimeout(resolve, 100));
    outcomes.push('ran' in window ? 'ran' : 'no handler');
    return outcomes;
  });
  assert.deepEqual(blocked, ['no eval', 'no fetch', 'no handler']);
  await tempted.context.close();
});
