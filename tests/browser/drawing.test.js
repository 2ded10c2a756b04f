// What the canvas shows, by its pixels, at every scale and size.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browse } from './support.js';

const chromium = await browse();
after(() => chromium.close());

/** @typedef {import('./support.js').Rect} Rect */

/**
 * @param {Rect} rect
 * @param {number} scale
 */
const device = (rect, scale) => ({ x: rect.x * scale, y: rect.y * scale, w: rect.w * scale, h: rect.h * scale });
const luminance = (/** @type {number[]} */ [r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/**
 * Text and marks are drawn where the application says: dark on a light ground, every mark tinted.
 * @param {import('./support.js').Visit} visit
 * @param {string} name
 * @param {number} scale
 * @param {boolean} [dark]
 */
async function check(visit, name, scale, dark = false) {
  const picture = await visit.picture(name);
  const state = await visit.state();
  const { width, height } = await visit.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  assert.equal(picture.png.width, Math.round(width * scale));
  assert.equal(picture.png.height, Math.round(height * scale));
  const canvas = await visit.page.evaluate(() => {
    const { width, height } = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    return { width, height };
  });
  assert.equal(canvas.width, picture.png.width, 'a pixel of the canvas is a pixel of the screen');

  const column = device(state.column, scale);
  const margin = picture.at(column.x - 3 * scale, column.y + column.h / 2);
  assert.equal(luminance(margin) < 128, dark);
  const seen = state.marks.filter((m) => m.y >= state.article.y && m.y + m.h <= state.article.y + state.article.h - state.sheet);
  assert.ok(seen.length > 0);
  const contents = seen.filter((m) => m.part === 'content' && m.w > 60);
  assert.ok(contents.length > 0);
  for (const mark of contents) {
    const area = device(mark, scale);
    const plain = picture.count(area, (p) => String(p) === String(margin));
    assert.ok(plain < area.w * area.h * 0.7, `the content of ${mark.statement} is tinted or hatched (${plain / area.w / area.h})`);
    const contrast = picture.count(area, (p) => Math.abs(luminance(p) - luminance(margin)) > 120);
    assert.ok(contrast > area.w * area.h * 0.03, `and has letters (${contrast} of ${area.w * area.h})`);
  }
  return { picture, state };
}

for (const scale of [1, 1.5, 2]) {
  test(`scale ${scale}`, async () => {
    const visit = await chromium.open({ deviceScaleFactor: scale });
    await check(visit, `desk-scale-${scale}`, scale);
    await visit.leave();
  });
}

test('dark', async () => {
  const visit = await chromium.open({ colorScheme: 'dark' });
  await check(visit, 'desk-dark', 1, true);
  await visit.leave();
});

test('letters are sharper at scale 2, not stretched', async () => {
  const edges = [];
  for (const scale of [1, 2]) {
    const visit = await chromium.open({ deviceScaleFactor: scale });
    const { picture, state } = await check(visit, `sharp-${scale}`, scale);
    const mark = state.marks.find((m) => m.statement === 1 && m.part === 'content');
    assert.ok(mark);
    const area = device(mark, scale);
    // Of the pixels that are no ground, those that are fully ink: stretching would blur them away.
    const ink = picture.count(area, (p) => luminance(p) < 60);
    const mixed = picture.count(area, (p) => luminance(p) >= 60 && luminance(p) < 190);
    edges.push(ink / (ink + mixed));
    await visit.leave();
  }
  assert.ok(edges[1] > edges[0], String(edges));
});

test('a resize lays the text out anew', async () => {
  const visit = await chromium.open();
  const wide = await visit.still();
  await visit.page.setViewportSize({ width: 700, height: 900 });
  const narrow = await visit.until((s) => s.narrow && s.article.w <= 700);
  assert.equal(wide.narrow, false);
  await check(visit, 'resized', 1);
  await visit.page.setViewportSize({ width: 1600, height: 1000 });
  await visit.until((s) => s.article.h > narrow.article.h);
  await check(visit, 'resized-wide', 1);
  await visit.leave();
});

for (const scale of [1.25, 2]) {
  test(`a change of scale alone to ${scale}, as by another monitor`, async () => {
    const visit = await chromium.open({ viewport: null });
    const before = await visit.still();
    await visit.rescale(scale);
    const { state } = await check(visit, `rescaled-${scale}`, scale);
    // Nothing moves but by the rounding to device pixels.
    for (const side of /** @type {const} */ (['x', 'y', 'w', 'h'])) {
      assert.ok(Math.abs(state.column[side] - before.column[side]) < 1);
    }
    await visit.leave();
  });
}

test('a phone', async () => {
  const visit = await chromium.open({
    viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true,
  });
  const { state } = await check(visit, 'phone', 3);
  assert.equal(state.narrow, true);
  await visit.leave();
});

test('other scripts, emoji and symbols are drawn by the browser’s fonts', async () => {
  const visit = await chromium.open();
  await visit.paste({ 'text/plain': '“Всё закрыто 😀 Żółć Ευρώπη,” said Ana Ruiz.\n\n“The ⚓︎ ∑ → 橋 stays,” said Ana Ruiz.' });
  await visit.until((s) => s.statements === 2 && s.inspected && !s.busy);
  await check(visit, 'scripts', 1);
  await visit.leave();
});

test('nothing is drawn when nothing happens', async () => {
  const visit = await chromium.open();
  await visit.still();
  const frames = await visit.frames();
  await visit.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2000)));
  assert.equal(await visit.frames(), frames);
  await visit.leave();
});
