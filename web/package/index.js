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
  const [compiled, weights] = await Promise.all([
    compile(options.wasm ?? new URL('./onrecord-core.wasm', import.meta.url)),
    options.weights === null ? null : weightsOf(options.weights ?? new URL('./onrecord.model', import.meta.url)),
  ]);
  const inspector = new CoreInspector(await start(compiled));
  if (weights) inspector.setWeights(weights);
  return inspector;
}

/** @param {URL} url */
async function fileOf(url) {
  if (url.protocol !== 'file:' || typeof process !== 'object' || !process.versions?.node) return null;
  const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ 'node:fs/promises');
  return readFile(url);
}

/** @param {URL} url */
async function fetched(url) {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${url.pathname} could not be fetched: ${response.status}`);
  return response;
}

/**
 * @param {URL | string | Uint8Array} weights
 * @returns {Promise<Uint8Array>}
 */
async function weightsOf(weights) {
  if (weights instanceof Uint8Array) return weights;
  const url = new URL(weights, import.meta.url);
  return (await fileOf(url)) ?? new Uint8Array(await (await fetched(url)).arrayBuffer());
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
  const file = await fileOf(url);
  if (file) return WebAssembly.compile(file);
  const response = await fetched(url);
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
    const border = this.#open();
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

  /** @param {Uint8Array} weights */
  setWeights(weights) {
    const border = this.#open();
    border.input(weights.length).set(weights);
    const wrong = border.weights();
    if (wrong) throw new Error(`these are no weights for this version: ${wrong}`);
  }

  #open() {
    if (this.#border === null) throw new Error('this inspector is closed; load() another');
    return this.#border;
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
