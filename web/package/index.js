// The core in this thread: Node, a page or a worker. Types and their comments are in index.d.ts.
import createCore from './onrecord-core.js';

/** @typedef {import('./index.js').Inspector} Inspector */
/** @typedef {import('./index.js').InspectOptions} InspectOptions */

const encoder = new TextEncoder();
// Keeps a byte order mark at the start of an output.
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

  #core;

  /** @param {import('./onrecord-core.js').Core} core */
  constructor(core) {
    this.#core = core;
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
  exportBytes(text, format, options) {
    const steps = this.exportSteps(text, format, options);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  }

  /**
   * @param {string | Uint8Array} text
   * @param {import('./index.js').Format} format
   * @param {InspectOptions} [options]
   * @returns {Generator<number, Uint8Array<ArrayBuffer>, void>}
   */
  *exportSteps(text, format, options = {}) {
    const { offsets = 'utf16', id = '', rules = false, markup } = options;
    const { Border } = this.#core;
    if (!Border.knowsOffsets(String(offsets))) throw new RangeError(`unknown offsets: ${offsets}`);
    if (!Border.knowsFormat(String(format))) throw new RangeError(`unknown format: ${format}`);
    for (const { tag } of markup?.spans ?? [])
      if (!Border.knowsTag(String(tag))) throw new RangeError(`unknown tag: ${tag}`);
    const border = this.#open();
    const bytes = bytesOf(text);
    const marks = markup && marksOf(text, markup);
    /** @type {import('./onrecord-core.js').Job | null} */
    let job = null;
    try {
      border.input(bytes.length).set(bytes);
      if (marks) {
        border.html();
        for (const { begin, end, tag, value } of marks) border.mark(begin, end, tag, value);
        for (const [name, value] of factsOf(markup)) border.fact(name, wellFormed(value));
      }
      job = border.begin(wellFormed(id), Boolean(rules));
      while (job.step()) yield job.done();
      return job.output(String(format), String(offsets)).slice();
    } catch (error) {
      // The core does not throw: the memory is exhausted, and this instance can no longer be used.
      job = this.#border = null;
      throw new Error(`the text is too long for the memory here (${bytes.length} bytes)`, {
        cause: error,
      });
    } finally {
      job?.delete();
    }
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
 * The text as UTF-8. A lone surrogate becomes U+FFFD, which is one UTF-16 unit too, so that offsets hold
 * for the text as given.
 * @param {string | Uint8Array} text
 */
function bytesOf(text) {
  if (typeof text === 'string') return encoder.encode(text);
  if (text instanceof Uint8Array) return text;
  throw new TypeError('the text must be a string or a Uint8Array');
}

/**
 * The marks of a page with their ranges in bytes.
 * @param {string | Uint8Array} text
 * @param {import('./index.js').Markup} markup
 */
function marksOf(text, { spans = [] }) {
  const marks = spans.map(({ span: [begin, end], tag, value = '' }) => ({ begin, end, tag, value: wellFormed(value) }));
  if (typeof text !== 'string') return marks;
  const places = [...new Set(marks.flatMap(({ begin, end }) => [begin, end]))].sort((a, b) => a - b);
  /** @type {Map<number, number>} */
  const bytes = new Map();
  let at = 0;
  let size = 0;
  for (const place of places) {
    size += encoder.encode(text.slice(at, place)).length;
    at = Math.max(at, place);
    bytes.set(place, size);
  }
  const byte = (/** @type {number} */ place) => bytes.get(place) ?? 0;
  return marks.map((mark) => ({ ...mark, begin: byte(mark.begin), end: byte(mark.end) }));
}

/**
 * @param {import('./index.js').Markup} [markup]
 * @returns {[string, string][]}
 */
function factsOf({ headline = '', published = '', updated = '', authors = [] } = {}) {
  return [
    ['headline', headline],
    ['published', published],
    ['updated', updated],
    ...authors.map((name) => /** @type {[string, string]} */ (['author', name])),
  ];
}

/** @param {string} text */
function wellFormed(text) {
  return decoder.decode(encoder.encode(text));
}
