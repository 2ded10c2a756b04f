// The core in this thread: Node, a page or a worker. Types and their comments are in index.d.ts.
import createCore from './onrecord-core.js';

/** @typedef {import('./index.js').Inspector} Inspector */
/** @typedef {import('./index.js').InspectOptions} InspectOptions */

const UNITS = { codepoint: 0, utf16: 1, utf8: 2 };

const encoder = new TextEncoder();
// Output is as it is: a byte order mark that a format begins with is part of it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * @param {import('./index.js').LoadOptions} [options]
 * @returns {Promise<Inspector>}
 */
export async function load(options = {}) {
  const compiled = await compile(options.wasm ?? new URL('./onrecord-core.wasm', import.meta.url));
  return new CoreInspector(await start(compiled));
}

/**
 * @param {URL | string | BufferSource | WebAssembly.Module} wasm
 * @returns {Promise<WebAssembly.Module>}
 */
async function compile(wasm) {
  if (typeof WebAssembly !== 'object') throw new Error('WebAssembly is not available here');
  if (wasm instanceof WebAssembly.Module) return wasm;
  if (typeof wasm !== 'string' && !(wasm instanceof URL)) return WebAssembly.compile(wasm);
  const url = new URL(wasm, import.meta.url);
  if (url.protocol === 'file:' && typeof process === 'object' && process.versions?.node) {
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ 'node:fs/promises');
    return WebAssembly.compile(await readFile(url));
  }
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${url.pathname} could not be fetched: ${response.status}`);
  // A server that does not know application/wasm is no reason to fail.
  return response.headers.get('content-type')?.startsWith('application/wasm')
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/**
 * @param {WebAssembly.Module} compiled
 * @returns {Promise<import('./onrecord-core.js').Core>}
 */
function start(compiled) {
  return new Promise((resolve, reject) => {
    createCore({
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(compiled, imports).then(done, reject);
        return {};
      },
    }).then(resolve, reject);
  });
}

/** @implements {Inspector} */
class CoreInspector {
  /** @type {import('./onrecord-core.js').Border | null} */
  #border;

  /** @param {import('./onrecord-core.js').Core} core */
  constructor(core) {
    this.#border = new core.Border();
  }

  /**
   * @param {string | Uint8Array} text
   * @param {InspectOptions} [options]
   */
  inspect(text, options) {
    return JSON.parse(this.inspectJson(text, options));
  }

  /**
   * @param {string | Uint8Array} text
   * @param {InspectOptions} [options]
   */
  inspectJson(text, options) {
    return this.export(text, 'jsonl', options).trimEnd();
  }

  /**
   * @param {string | Uint8Array} text
   * @param {import('./index.js').Format} format
   * @param {InspectOptions} [options]
   */
  export(text, format, options) {
    return decoder.decode(this.exportBytes(text, format, options));
  }

  /**
   * @param {string | Uint8Array} text
   * @param {import('./index.js').Format} format
   * @param {InspectOptions} [options]
   * @returns {Uint8Array<ArrayBuffer>}
   */
  exportBytes(text, format, options = {}) {
    const { offsets = 'utf16', id = '' } = options;
    if (!Object.hasOwn(UNITS, offsets)) throw new RangeError(`unknown offsets: ${offsets}`);
    const border = this.#border;
    if (border === null) throw new Error('this inspector is closed; load() another');
    const bytes = bytesOf(text);
    let known = false;
    let out = new Uint8Array();
    try {
      border.input(bytes.length).set(bytes);
      known = border.run(String(format), UNITS[offsets], wellFormed(id));
      if (known) out = border.output().slice();
      border.clear();
    } catch (error) {
      // Nothing in the core throws: the memory is used up, and what is left of it not to be used.
      this.#border = null;
      throw new Error(`the text is too long for the memory here (${bytes.length} bytes)`, {
        cause: error,
      });
    }
    if (!known) throw new RangeError(`unknown format: ${format}`);
    return out;
  }

  dispose() {
    this.#border?.delete();
    this.#border = null;
  }
}

/**
 * A lone surrogate becomes U+FFFD, which is one UTF-16 unit too: offsets hold for the text as given.
 * @param {string | Uint8Array} text
 */
function bytesOf(text) {
  if (typeof text === 'string') return encoder.encode(text);
  if (text instanceof Uint8Array) return text;
  throw new TypeError('the text must be a string or a Uint8Array');
}

/** @param {string} text */
function wellFormed(text) {
  return decoder.decode(encoder.encode(text));
}
