import type { Format, InspectOptions } from './index.js';

export interface OpenOptions {
  /** Where `worker.js` is; by default beside `client.js`. */
  worker?: URL | string;

  /** As for `load()`. `null` starts with the rules alone, until `setWeights()`. */
  weights?: string | Uint8Array | null;
}

export interface RemoteOptions extends InspectOptions {
  /** Ends the wait, and the work within about a tenth of a second (a second per MB at its stages). */
  signal?: AbortSignal;
  /** Of a long text, now and then: how much of it the learned model has read, 0 to 1. */
  onProgress?: (share: number) => void;
}

/**
 * The core in a worker. Calls are answered in order. A promise rejects with an `Error` whose message
 * a person can read, for the reasons that `Inspector` gives.
 */
export interface RemoteInspector {
  /** JSON on one line with a line feed, in UTF-8; `JSON.parse(new TextDecoder().decode(…))`. */
  inspect(text: string | Uint8Array, options?: RemoteOptions): Promise<Uint8Array<ArrayBuffer>>;

  export(
    text: string | Uint8Array,
    format: Format,
    options?: RemoteOptions,
  ): Promise<Uint8Array<ArrayBuffer>>;

  /** From the next call on with the learned model; rejects where the bytes are no weights. */
  setWeights(weights: Uint8Array): Promise<void>;

  /** Ends the worker; what is unanswered rejects. */
  close(): void;
}

export function open(options?: OpenOptions): Promise<RemoteInspector>;

/** Between client.js and worker.js. */
export type Request =
  | { op: 'load'; id: number; weights?: string | Uint8Array | null }
  | { op: 'weights'; id: number; weights: Uint8Array }
  | { op: 'cancel'; id: number }
  | {
      op: 'export';
      id: number;
      text: string | Uint8Array;
      format: Format;
      options: InspectOptions;
    };

export interface Answer {
  id: number;
  bytes?: Uint8Array<ArrayBuffer>;
  progress?: number;
  error?: string;
}
