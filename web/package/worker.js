// The core in a module worker for client.js. Answers requests in order.
import { load } from './index.js';

// Milliseconds of work between two looks at new messages.
const SLICE = 80;

/** @typedef {import('./client.js').Request} Request */
/** @typedef {import('./client.js').Answer} Answer */

// The types of a worker's own scope and of a page's cannot be had together.
const scope = /** @type {MessagePort} */ (/** @type {unknown} */ (globalThis));

/** @type {Promise<import('./index.js').Inspector> | null} */
let inspector = null;
/** @type {import('./index.js').LoadOptions['weights']} kept for a core that has to start again */
let weights;
let queue = Promise.resolve();

/** @type {Set<number>} */
const cancelled = new Set();

/** @param {MessageEvent<Request>} event */
scope.onmessage = ({ data }) => {
  if (data.op === 'cancel') {
    cancelled.add(data.id);
    return;
  }
  queue = queue.then(() => answer(data));
};

/** @param {Exclude<Request, {op: 'cancel'}>} request */
async function answer(request) {
  const { id } = request;
  // Messages that arrived during the last answer come first: they may cancel this request.
  await pause();
  if (cancelled.delete(id)) return;
  try {
    if (request.op === 'load') weights = request.weights;
    inspector ??= load({ weights });
    const loaded = await inspector;
    if (request.op === 'load') {
      send({ id });
    } else if (request.op === 'weights') {
      loaded.setWeights(request.weights);
      weights = request.weights;
      send({ id });
    } else {
      const bytes = await work(loaded, request);
      if (bytes) send({ id, bytes }, [bytes.buffer]);
    }
  } catch (error) {
    // Another try starts with a fresh core: this one may have run out of memory.
    if (!(error instanceof RangeError || error instanceof TypeError)) inspector = null;
    send({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * The exported bytes, null if the request was cancelled.
 * @param {import('./index.js').Inspector} inspector
 * @param {Extract<Request, {op: 'export'}>} request
 */
async function work(inspector, { id, text, format, options }) {
  const steps = inspector.exportSteps(text, format, options);
  for (let since = performance.now(); ; ) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < SLICE) continue;
    send({ id, progress: value });
    await pause();
    if (cancelled.delete(id)) {
      steps.return(new Uint8Array());
      return null;
    }
    since = performance.now();
  }
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * @param {Answer} message
 * @param {Transferable[]} [transfer]
 */
function send(message, transfer = []) {
  scope.postMessage(message, transfer);
}
