// The page in Chromium. ctest sets the variables; by hand the wasm preset's own places do.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { PNG } from 'pngjs';
import { serve } from '../../scripts/serve.js';

const root = new URL('../../', import.meta.url);
const folder = process.env.ONRECORD_PAGE ?? fileURLToPath(new URL('build/wasm/page', root));
const packaged =
  process.env.ONRECORD_PAGE_PACKAGE ?? fileURLToPath(new URL('build/wasm/page-package', root));
const pictures =
  process.env.ONRECORD_PICTURES ?? fileURLToPath(new URL('build/wasm/screenshots', root));

// Long, for slow machines: whoever waits for a state goes on as soon as it is there.
const PATIENCE = 60_000;

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').BrowserContextOptions & {ready?: boolean}} How */
/** @typedef {{x: number, y: number, w: number, h: number}} Rect in CSS pixels */
/**
 * What `window.onrecord.state()` tells; App::describe in wasm/app makes it.
 * @typedef {{
 *   textBytes: number, inspected: boolean, learned: boolean, busy: boolean, statements: number, speakers: number,
 *   paragraphs: number, hovered: number, current: number, pinned: number, speaker: number, form: string | null, act: string | null, shown: number,
 *   tab: string, dark: boolean, narrow: boolean, message: boolean, selection: [number, number],
 *   scroll: number, scrollLimit: number, listScroll: number, sheet: number, column: Rect,
 *   article: Rect, marks: ({statement: number, part: string} & Rect)[], areas: Record<string, Rect>
 * }} State
 */

/**
 * A browser of its own with the page served beside it, and under /package the package that it is made of.
 * @param {string[]} [args]
 */
export async function browse(args = []) {
  const server = await serve(folder, 0, { package: packaged });
  const profile = mkdtempSync(join(tmpdir(), 'onrecord-chromium-'));
  const browser = await chromium.launch({
    executablePath: process.env.ONRECORD_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      ...args,
    ],
    env: { ...process.env, XDG_CONFIG_HOME: profile, XDG_CACHE_HOME: profile },
  });
  return {
    address: server.address,
    browser,
    /** @param {How} [how] */
    open: (how) => Visit.open(browser, server.address, how),
    stopServing: server.close,
    async close() {
      await browser.close();
      server.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** One visit of the page. Whatever it asks for, is refused or reports is kept. */
export class Visit {
  /** @type {string[]} */
  requests = [];
  /** @type {string[]} */
  troubles = [];
  rescaled = false;
  /** Reports that a test expects. */
  forgiven = /$^/;

  /**
   * @param {import('playwright-core').BrowserContext} context
   * @param {Page} page
   * @param {import('playwright-core').CDPSession} cdp
   */
  constructor(context, page, cdp) {
    this.context = context;
    this.page = page;
    this.cdp = cdp;
  }

  /**
   * @param {import('playwright-core').Browser} browser
   * @param {string} address
   * @param {How} [how]
   */
  static async open(browser, address, { ready = true, ...how } = {}) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      colorScheme: 'light',
      reducedMotion: 'reduce',
      ...how,
    });
    context.setDefaultTimeout(PATIENCE);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: new URL(address).origin,
    });
    const page = await context.newPage();
    const visit = new Visit(context, page, await context.newCDPSession(page));
    context.on('request', (request) => visit.requests.push(request.url()));
    page.on('console', (message) => {
      // Reading pixels back for a picture is slow, says the software renderer.
      if (/GPU stall due to ReadPixels/.test(message.text())) return;
      if (visit.forgiven.test(message.text())) return;
      if (['error', 'warning'].includes(message.type())) visit.troubles.push(message.text());
    });
    page.on('pageerror', (error) => visit.troubles.push(String(error)));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    await page.goto(address);
    if (ready) await visit.until((s) => s.inspected && s.learned && !s.busy);
    return visit;
  }

  /**
   * Another scale while the page is open, as by another monitor; once in a visit, which has no
   * viewport of its own: the browser's tools report only the first change.
   * @param {number} scale
   */
  async rescale(scale) {
    this.rescaled = true;
    const { width, height } = await this.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    await this.cdp.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: scale,
      mobile: false,
    });
    // An idle page without a screen learns of it at its next frame, which nothing else would bring.
    await this.page.evaluate(() => new Promise(requestAnimationFrame));
    await this.page.waitForFunction(
      (width) => /** @type {HTMLCanvasElement} */ (document.getElementById('canvas')).width === width,
      Math.round(width * scale),
    );
  }

  /** @returns {Promise<State>} */
  state() {
    return this.page.evaluate(() => /** @type {any} */ (window).onrecord.state());
  }

  /** @returns {Promise<number>} */
  frames() {
    return this.page.evaluate(() => /** @type {any} */ (window).onrecord.frames());
  }

  /**
   * Waits for a state and gives it.
   * @param {(state: State) => unknown} reached
   * @returns {Promise<State>}
   */
  async until(reached) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const state = await this.page.evaluate(() => /** @type {any} */ (window).onrecord?.state());
      if (state && reached(state)) return state;
      if (Date.now() > end) assert.fail(`never ${reached}: ${JSON.stringify(state)?.slice(0, 400)}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  /** Waits until nothing is drawn any more, and gives the state then. */
  async still() {
    for (let frames = -1; ; ) {
      const now = await this.frames();
      if (now === frames) return await this.state();
      frames = now;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }

  /**
   * The middle of an area that the application names, or of a mark in the text.
   * @param {string | ((mark: State['marks'][0]) => unknown)} what
   */
  async where(what) {
    const state = await this.still();
    const rect = typeof what === 'string' ? state.areas[what] : state.marks.find(what);
    assert.ok(rect, `${what} is not shown; there is ${Object.keys(state.areas)}`);
    return { x: rect.x + rect.w / 2, y: rect.y + rect.h / 2 };
  }

  /** @param {Parameters<Visit['where']>[0]} what */
  async click(what) {
    const { x, y } = await this.where(what);
    await this.page.mouse.click(x, y);
  }

  /** @param {Parameters<Visit['where']>[0]} what */
  async hover(what) {
    const { x, y } = await this.where(what);
    await this.page.mouse.move(x, y);
  }

  /** @param {Parameters<Visit['where']>[0]} what */
  async tap(what) {
    const { x, y } = await this.where(what);
    await this.page.touchscreen.tap(x, y);
  }

  /**
   * A paste as the browser reports it, without its clipboard.
   * @param {Record<string, string>} data by MIME type
   */
  async paste(data) {
    await this.page.evaluate((data) => {
      const clipboardData = new DataTransfer();
      for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, data);
  }

  /**
   * A drop of files or of text.
   * @param {{files?: {name: string, type: string, bytes: number[]}[], data?: Record<string, string>}} what
   */
  async drop(what) {
    await this.page.evaluate(({ files = [], data = {} }) => {
      const dataTransfer = new DataTransfer();
      for (const { name, type, bytes } of files) {
        dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
      }
      for (const [type, text] of Object.entries(data)) dataTransfer.setData(type, text);
      const canvas = /** @type {HTMLElement} */ (document.getElementById('canvas'));
      for (const kind of ['dragenter', 'dragover', 'drop']) {
        canvas.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
      }
    }, what);
  }

  /** The statements as the page tells them to a screen reader. */
  spoken() {
    return this.page.locator('#statements button').allTextContents();
  }

  /** @param {(text: string) => boolean} said */
  async untilSaid(said) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const text = (await this.page.locator('#live').textContent()) ?? '';
      if (said(text)) return text;
      if (Date.now() > end) assert.fail(`never said ${said}: ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  /**
   * The page in device pixels, kept among the build's artefacts.
   * @param {string} name
   */
  async picture(name) {
    await this.still();
    // Each way keeps only the scale that it has set itself.
    const bytes = this.rescaled
      ? Buffer.from((await this.cdp.send('Page.captureScreenshot', { format: 'png' })).data, 'base64')
      : await this.page.screenshot({ scale: 'device' });
    mkdirSync(pictures, { recursive: true });
    writeFileSync(join(pictures, `${name}.png`), bytes);
    return new Picture(PNG.sync.read(bytes));
  }

  /** No visit may end with anything refused, reported or asked of anyone else. */
  async leave() {
    const own = new URL(this.page.url()).origin;
    await this.context.close();
    const foreign = this.requests.filter((url) => !/^(blob|data):/.test(url) && new URL(url).origin !== own);
    assert.deepEqual(foreign, []);
    assert.deepEqual(this.troubles, []);
  }
}

/** Pixels, by device pixel. */
export class Picture {
  /** @param {PNG} png */
  constructor(png) {
    this.png = png;
  }

  /**
   * @param {number} x
   * @param {number} y
   * @returns {[number, number, number]}
   */
  at(x, y) {
    const i = (Math.round(y) * this.png.width + Math.round(x)) * 4;
    const { data } = this.png;
    return [data[i], data[i + 1], data[i + 2]];
  }

  /**
   * How many pixels of a rectangle pass.
   * @param {Rect} rect in device pixels
   * @param {(pixel: [number, number, number]) => boolean} test
   */
  count(rect, test) {
    let count = 0;
    for (let y = Math.ceil(rect.y); y < rect.y + rect.h; ++y) {
      for (let x = Math.ceil(rect.x); x < rect.x + rect.w; ++x) if (test(this.at(x, y))) ++count;
    }
    return count;
  }

  /**
   * The colours of a rectangle, the commonest first, with how often each comes.
   * @param {Rect} rect
   * @returns {[string, number][]}
   */
  colours(rect) {
    /** @type {Map<string, number>} */
    const seen = new Map();
    this.count(rect, (pixel) => {
      seen.set(String(pixel), (seen.get(String(pixel)) ?? 0) + 1);
      return false;
    });
    return [...seen].sort((a, b) => b[1] - a[1]);
  }
}
