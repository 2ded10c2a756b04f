// Starts the page and connects its parts: the application that draws (wasm/app), the core in its
// worker, the clipboard, files, and the mirror for screen readers.
import createApp from './wasm/app.js';
import { open } from './onrecord/client.js';
import { drawGlyph } from './glyphs.js';
import * as mirror from './mirror.js';
import { progress } from './progress.js';
import { foundInFile, foundInTransfer, saysAsMuch, wellFormed } from './text.js';
import { View } from './view.js';
import { fetchWeights } from './weights.js';

// Bytes. The model reads some 200 KB a second, the rules ten times as much: of a longer text, the result
// of the rules is shown until the model is done.
const LONG = 200_000;
/** @type {Partial<Record<Format, string>>} */
const EXTENSIONS = { json: 'json', csv: 'csv', markdown: 'md', html: 'html', annotation: 'jsonld' };

const find = /** @type {HTMLInputElement} */ (document.getElementById('find'));

/** @param {string} message */
function fail(message) {
  const trouble = /** @type {HTMLElement} */ (document.getElementById('trouble'));
  /** @type {HTMLElement} */ (document.getElementById('trouble-text')).textContent = message;
  trouble.hidden = false;
}

/** A file of the page's folder; where the parts of this script are makes no difference. @param {string} path */
const here = (path) => new URL(path, import.meta.url);

/** @param {string} path */
async function fetched(path) {
  const response = await fetch(here(path));
  if (!response.ok) throw new Error(`${path} could not be loaded (${response.status})`);
  return response;
}

/** @typedef {Promise<import('./onrecord/client.js').RemoteInspector>} Core the core in its worker */
/** @typedef {import('./onrecord/index.js').Format} Format */

class Page {
  /** The application that draws; there once start() has made it. */
  app = /** @type {import('./wasm/app.js').App} */ (/** @type {unknown} */ (null));
  /** @type {View | null} */
  view = null;
  /** @type {Core | null} */
  #core = null;
  #modelIsThere = false;
  /** Whether the result shown includes the learned model's. */
  learned = false;
  /** The result shown for the current text: none, that of the rules, or all. */
  /** @type {'nothing' | 'rules' | 'all'} */
  #shown = 'nothing';
  /** @type {AbortController | null} the running inspection */
  #running = null;
  #text = '';
  #utf8 = new Uint8Array();
  /** Markup of a text that came from HTML. */
  /** @type {import('./onrecord/index.js').Markup | undefined} */
  #markup;
  #taken = 0;
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #encoder = new TextEncoder();

  async start() {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    // By the rules until the weights are there.
    this.#core = open({ weights: null, worker: here('onrecord/worker.js') });
    this.#core.catch(() => {}); // said when it is used
    const sample = fetched('sample.txt').then((response) => response.text());
    const fonts = fetched('fonts.bin').then((response) => response.arrayBuffer());
    this.app = await createApp({ locateFile: (name) => here(`wasm/${name}`).href });
    if (!this.app.start('#canvas', this.#services())) {
      fail('This page needs WebGL 2, which this browser lacks or has switched off. Current versions of Firefox, Chrome, Edge and Safari have it; see their settings for hardware acceleration.');
      return;
    }
    this.view = new View(this.app, canvas);
    if (!this.app.addFonts(new Uint8Array(await fonts))) throw new Error('fonts.bin is damaged');
    this.#setTheme(this.#darkWanted());
    this.#dark.addEventListener('change', () => this.#setTheme(this.#darkWanted()));
    const calm = matchMedia('(prefers-reduced-motion: reduce)');
    this.app.setReducedMotion(calm.matches);
    calm.addEventListener('change', () => this.app.setReducedMotion(calm.matches));
    this.#listen();
    const text = await sample;
    if (!this.#text) this.app.setText(this.#keep(text));
    this.view.listen();
    await this.#inspect();
    await this.#learn();
  }

  /** Loads the learned model and inspects the text again with it. */
  async #learn() {
    const core = await /** @type {Core} */ (this.#core).catch(() => null);
    if (!core) return; // which the inspection has said
    try {
      const weights = await fetchWeights((share) => this.#progress('Loading the learned model', share));
      await core.setWeights(weights);
      this.#modelIsThere = true;
      import('./html.js').catch(() => {}); // to be here when the network is not
    } catch (error) {
      this.say(`The rules alone are in use, which find less: ${reason(error)}`, true);
      return;
    } finally {
      this.#progress('', null);
    }
    // An inspection that goes on comes to the model by itself.
    if (this.#text && !this.#running) await this.#inspect();
  }

  /** @param {string} what @param {number | null} share */
  #progress(what, share) {
    progress((note) => this.app.setNote(note), what, share);
  }

  /** @returns {import('./wasm/app.js').Services} */
  #services() {
    return {
      requestFrame: () => this.view?.requestFrame(),
      askPaste: () => this.paste(),
      askFile: () => document.getElementById('file')?.click(),
      askSample: () => this.showSample(),
      askFind: () => {
        find.hidden = false;
        // Not within the key or click that asks: it would go to the field, or take the focus back.
        setTimeout(() => find.focus());
      },
      copy: (text) => this.#copy(text),
      exportResult: (format, toClipboard) => this.exportResult(format, toClipboard),
      setCursor: (cursor) => {
        /** @type {HTMLElement} */ (document.getElementById('canvas')).style.cursor = cursor;
      },
      themeChosen: (dark) => {
        remember('theme', dark ? 'dark' : 'light');
        this.#setTheme(dark);
      },
      statementChosen: (index) => {
        const text = mirror.mark(index);
        if (text) mirror.announce(`Statement ${index + 1}. ${text}`);
      },
      cleared: () => this.setText(''),
      drawGlyph,
    };
  }

  #darkWanted() {
    const chosen = remembered('theme');
    return chosen ? chosen === 'dark' : this.#dark.matches;
  }

  /** @param {boolean} dark */
  #setTheme(dark) {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    this.app.setDark(dark);
  }

  /** @param {string} text @param {boolean} [trouble] */
  say(text, trouble = false) {
    this.app.say(text, trouble);
    mirror.announce(text);
  }

  /** Shows a text or page that was pasted, dropped or opened. @param {import('./text.js').Found} found */
  async take({ text, html, copied = false }) {
    const taken = ++this.#taken;
    if (html) {
      try {
        const { readHtml } = await import('./html.js');
        const read = await readHtml(wellFormed(html), copied);
        if (taken !== this.#taken) return; // something newer came meanwhile
        if (read.text && saysAsMuch(read.text, text)) {
          this.setText(read.text, read.markup);
          return;
        }
      } catch {
        // Offline before html.js was here: then without its structure.
      }
    }
    if (text) this.setText(text);
    else this.say('That contains no text.', true);
  }

  /**
   * Shows a text and inspects it.
   * @param {string} text
   * @param {import('./onrecord/index.js').Markup} [markup]
   */
  setText(text, markup) {
    ++this.#taken;
    if (text && !text.trim()) {
      text = '';
      this.say('That text holds nothing but white space.', true);
    }
    this.app.setText(this.#keep(text));
    this.#markup = markup;
    mirror.fill(this.#utf8, null, () => {});
    if (this.#text) this.#inspect();
  }

  /** @param {string} text */
  #keep(text) {
    this.#running?.abort();
    this.#running = null;
    this.#progress('', null);
    this.#shown = 'nothing';
    this.learned = false;
    this.#text = wellFormed(text);
    this.#utf8 = this.#encoder.encode(this.#text);
    return this.#text;
  }

  async #inspect() {
    const running = (this.#running = new AbortController());
    const { signal } = running;
    const long = this.#utf8.length > LONG;
    try {
      const core = await /** @type {Core} */ (this.#core);
      if (this.#shown === 'nothing') this.app.setBusy(true);
      if (this.#shown === 'nothing' && (long || !this.#modelIsThere)) {
        this.#show(await core.inspect(this.#text, { offsets: 'utf8', signal, rules: true, markup: this.#markup }), signal);
        this.#shown = 'rules';
      }
      if (this.#modelIsThere) {
        const onProgress = (/** @type {number} */ share) => this.#progress('Reading closely', share);
        const options = { offsets: /** @type {const} */ ('utf8'), signal, markup: this.#markup };
        const json = await core.inspect(this.#text, { ...options, ...(long && { onProgress }) });
        this.#show(json, signal);
        this.#shown = 'all';
        this.learned = true;
      }
    } catch (error) {
      if (signal.aborted) return;
      this.app.setBusy(false);
      if (this.#shown === 'nothing') this.say(`The text could not be inspected: ${reason(error)}`, true);
      else this.say(`Shown is the result of the rules alone, which find less: ${reason(error)}`, true);
    } finally {
      if (this.#running === running) {
        this.#running = null;
        this.#progress('', null);
      }
    }
  }

  /** @param {Uint8Array} json @param {AbortSignal} signal */
  #show(json, signal) {
    const problem = this.app.setResult(json);
    if (problem) throw new Error(problem);
    setTimeout(() => {
      if (signal.aborted) return;
      const result = JSON.parse(new TextDecoder().decode(json));
      mirror.fill(this.#utf8, result, (index) => this.app.chooseStatement(index));
      const count = result.statements.length;
      mirror.announce(`${count} ${count === 1 ? 'statement' : 'statements'} found.`);
    });
  }

  async paste() {
    try {
      const found = foundInTransfer(await readClipboard());
      if (found) await this.take(found);
      else this.say('The clipboard contains no text.', true);
    } catch {
      this.say('The browser does not allow the page to read the clipboard. Press Ctrl V (or ⌘ V) instead.', true);
    }
  }

  async showSample() {
    try {
      this.setText(await (await fetched('sample.txt')).text());
    } catch (error) {
      this.say(String(error), true);
    }
  }

  /** @param {File} file */
  async openFile(file) {
    const found = await foundInFile(file);
    if ('problem' in found) this.say(found.problem, true);
    else await this.take(found);
  }

  /** @param {string} text */
  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.say('Copied.');
    } catch {
      this.say('The browser does not allow the page to write to the clipboard.', true);
    }
  }

  /** @param {Format} format @param {boolean} toClipboard */
  async exportResult(format, toClipboard) {
    if (!this.#text) return;
    try {
      const core = await /** @type {Core} */ (this.#core);
      const bytes = await core.export(this.#text, format, {
        markup: this.#markup,
        onProgress: (share) => this.#progress('Making the file', share),
      });
      if (toClipboard) {
        await this.#copy(new TextDecoder().decode(bytes));
        return;
      }
      const link = document.createElement('a');
      // Spreadsheets take a file without the mark for one of an older encoding.
      link.href = URL.createObjectURL(new Blob(format === 'csv' ? ['\ufeff', bytes] : [bytes]));
      link.download = `onrecord.${EXTENSIONS[format] ?? 'txt'}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    } catch (error) {
      this.say(`The export failed: ${reason(error)}`, true);
    } finally {
      if (!this.#running) this.#progress('', null);
    }
  }

  #listen() {
    find.addEventListener('input', () => this.app.find(find.value));
    find.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.app.find((find.value = ''));
      if (event.key === 'Escape' || event.key === 'Enter') find.blur();
    });
    find.addEventListener('blur', () => {
      find.hidden = true;
      find.value = '';
    });
    document.addEventListener('paste', (event) => {
      if (event.target === find) return;
      event.preventDefault();
      const file = event.clipboardData?.files[0];
      const found = event.clipboardData && foundInTransfer(event.clipboardData);
      if (found) this.take(found);
      else if (file) this.openFile(file);
      else this.say('The clipboard contains no text.', true);
    });
    for (const kind of /** @type {const} */ (['copy', 'cut'])) {
      document.addEventListener(kind, (event) => {
        const text = this.app.copied();
        if (event.target === find || !text || !event.clipboardData || getSelection()?.toString()) return;
        event.preventDefault();
        event.clipboardData.setData('text/plain', text);
      });
    }
    let inside = 0;
    const dropping = (/** @type {boolean} */ on) => document.body.classList.toggle('dropping', on);
    addEventListener('dragenter', (event) => {
      event.preventDefault();
      dropping(++inside > 0);
    });
    addEventListener('dragleave', () => dropping(--inside > 0));
    addEventListener('dragover', (event) => event.preventDefault());
    addEventListener('drop', (event) => {
      event.preventDefault();
      dropping((inside = 0) > 0);
      const file = event.dataTransfer?.files[0];
      if (file) this.openFile(file);
      else {
        const found = event.dataTransfer && foundInTransfer(event.dataTransfer);
        if (found) this.take(found);
      }
    });
    const input = /** @type {HTMLInputElement} */ (document.getElementById('file'));
    input.addEventListener('change', () => {
      if (input.files?.[0]) this.openFile(input.files[0]);
      input.value = '';
    });
    document.querySelector('#mirror nav')?.addEventListener('click', (event) => {
      const what = event.target instanceof HTMLElement ? event.target.dataset.do : undefined;
      if (what === 'paste') this.paste();
      if (what === 'open') input.click();
      if (what === 'clear') this.app.clear();
      if (what === 'sample') this.showSample();
      if (what === 'theme') {
        const dark = document.documentElement.dataset.theme !== 'dark';
        remember('theme', dark ? 'dark' : 'light');
        this.#setTheme(dark);
      }
      const format = /** @type {HTMLSelectElement} */ (document.getElementById('export-format')).value;
      if (what === 'export') this.exportResult(/** @type {Format} */ (format), false);
    });
  }
}

/** The clipboard's content like the data of a paste; plain text if the browser allows no more. */
async function readClipboard() {
  /** @type {Map<string, string>} */
  const data = new Map();
  const types = ['text/html', 'text/plain'];
  if (!navigator.clipboard.read) data.set('text/plain', await navigator.clipboard.readText());
  else
    for (const item of await navigator.clipboard.read())
      for (const type of types) if (item.types.includes(type)) data.set(type, await (await item.getType(type)).text());
  return { getData: (/** @type {string} */ type) => data.get(type) ?? '' };
}

/** @param {unknown} error */
function reason(error) {
  return error instanceof Error ? error.message : String(error);
}

/** @param {string} key */
function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage may be switched off
  }
}

/** @param {string} key @param {string} value */
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // then it is chosen again next time
  }
}

const page = new Page();
if (typeof WebAssembly !== 'object') {
  fail('This page needs WebAssembly, which this browser lacks or has switched off. Current versions of Firefox, Chrome, Edge and Safari have it.');
} else {
  page.start().catch((error) => {
    console.error(error);
    fail(`The page could not be started: ${reason(error)}`);
  });
}

// Read-only access for tests.
Object.defineProperty(window, 'onrecord', {
  value: Object.freeze({
    state: () => (page.view ? { ...JSON.parse(page.app.describe()), learned: page.learned } : null),
    frames: () => page.view?.frames ?? 0,
    firstFrame: () => page.view?.firstFrame ?? 0,
  }),
});
