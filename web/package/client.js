// The core in a worker, for a page that must not wait. Types and their comments are in client.d.ts.

/** @typedef {import('./client.js').Answer} Answer */
/** @typedef {import('./client.js').Request} Request */
/**
 * @typedef {object} Waiting
 * @property {(bytes: any) => void} resolve
 * @property {(error: Error) => void} reject
 * @property {((share: number) => void) | undefined} progress
 */

/**
 * @param {import('./client.js').OpenOptions} [options]
 * @returns {Promise<RemoteInspector>}
 */
export async function open(options = {}) {
  const url = options.worker ?? new URL('./worker.js', import.meta.url);
  const remote = new RemoteInspector(new Worker(url, { type: 'module', name: 'onrecord' }), options);
  await remote.loaded;
  return remote;
}

/** @implements {import('./client.js').RemoteInspector} */
class RemoteInspector {
  #worker;
  #last = 0;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();

  /**
   * @param {Worker} worker
   * @param {import('./client.js').OpenOptions} options
   */
  constructor(worker, options) {
    this.#worker = worker;
    worker.onmessage = (/** @type {MessageEvent<Answer>} */ { data }) => {
      if (data.progress !== undefined) {
        this.#waiting.get(data.id)?.progress?.(data.progress);
        return;
      }
      const waiting = this.#take(data.id);
      if (data.error === undefined) waiting?.resolve(data.bytes);
      else waiting?.reject(new Error(data.error));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#end(new Error(event.message || 'the worker could not be started'));
    };
    /** @type {Promise<void>} */
    this.loaded = this.#ask({ op: 'load', weights: options.weights });
  }

  /**
   * @param {string | Uint8Array} text
   * @param {import('./client.js').RemoteOptions} [options]
   */
  inspect(text, options) {
    return this.export(text, 'jsonl', options);
  }

  /**
   * @param {string | Uint8Array} text
   * @param {import('./index.js').Format} format
   * @param {import('./client.js').RemoteOptions} [options]
   * @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  export(text, format, { signal, onProgress, ...options } = {}) {
    return this.#ask({ op: 'export', text, format, options }, signal, onProgress);
  }

  /** @param {Uint8Array} weights */
  setWeights(weights) {
    return this.#ask({ op: 'weights', weights });
  }

  close() {
    this.#end(new Error('the inspector was closed'));
  }

  /**
   * @param {any} request
   * @param {AbortSignal} [signal]
   * @param {(share: number) => void} [progress]
   * @returns {Promise<any>}
   */
  #ask(request, signal, progress) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      this.#waiting.set(id, { resolve, reject, progress });
      this.#worker.postMessage({ ...request, id });
      signal?.addEventListener('abort', () => {
        if (!this.#take(id)) return;
        this.#worker.postMessage({ op: 'cancel', id });
        reject(signal.reason);
      });
    });
  }

  /** @param {number} id */
  #take(id) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  /** @param {Error} error */
  #end(error) {
    this.#worker.terminate();
    for (const id of [...this.#waiting.keys()]) this.#take(id)?.reject(error);
  }
}
