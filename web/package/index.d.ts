import type { Inspection } from './result.js';

export * from './result.js';

/** What spans count in: Unicode scalar values, UTF-16 code units, or bytes of UTF-8. */
export type Offsets = 'codepoint' | 'utf16' | 'utf8';

export type Format = 'json' | 'jsonl' | 'csv' | 'markdown' | 'html' | 'annotation';

export interface LoadOptions {
  /** Where the WebAssembly is, or itself. By default `onrecord-core.wasm` beside `index.js`. */
  wasm?: URL | string | BufferSource | WebAssembly.Module;

  /**
   * Where the learned model's weights are, or themselves. By default `onrecord.model` beside
   * `index.js`; `null` for the rules alone, which find less.
   */
  weights?: URL | string | Uint8Array | null;
}

export interface InspectOptions {
  /** `'utf16'` by default: what JavaScript's strings count in. */
  offsets?: Offsets;
  /** Given back as `id` of the result. */
  id?: string;
  /**
   * By the rules alone, whatever weights are there: some ten times as fast, and finds less. For a
   * first result of a long text.
   */
  rules?: boolean;
  /** The text comes from HTML: what is known of it. Then the result holds the text. */
  markup?: Markup;
}

/** What a stretch of a page's text is. `core/html/html.hpp` says which element is which. */
export type Tag =
  | 'heading1' | 'heading' | 'paragraph' | 'blockquote' | 'figcaption' | 'list_item' | 'link' | 'time'
  | 'author' | 'byline' | 'title' | 'navigation' | 'aside' | 'footer' | 'article' | 'code' | 'table'
  | 'content' | 'comments' | 'densest' | 'block';

/** Evidence from a page: it is weighed, not believed. */
export interface Markup {
  /** In UTF-16 units of a string, in bytes of a `Uint8Array`. `value`: the `datetime` of a time. */
  spans?: { span: [begin: number, end: number]; tag: Tag; value?: string }[];
  headline?: string;
  /** ISO 8601, as the page gives it. */
  published?: string;
  updated?: string;
  authors?: string[];
}

/**
 * The core in this thread. Nothing is kept between calls, no request is made, and the same text
 * gives the same result everywhere. Time and memory grow linearly with the text.
 *
 * Every `text` is a string, or a `Uint8Array` of UTF-8. What is ill-formed in it (a lone surrogate,
 * a stray byte) is read as U+FFFD.
 *
 * Every call throws a `RangeError` for unknown offsets or an unknown format, and an `Error` where
 * the memory does not suffice (the text may be hundreds of megabytes) or after `dispose()`.
 */
export interface Inspector {
  inspect(text: string | Uint8Array, options?: InspectOptions): Inspection;

  /** The same as JSON on one line: byte for byte what `onrecord --format jsonl` prints. */
  inspectJson(text: string | Uint8Array, options?: InspectOptions): string;

  /** The inspection as a file: what `onrecord --format …` prints. */
  export(text: string | Uint8Array, format: Format, options?: InspectOptions): string;

  /** The same in UTF-8. */
  exportBytes(
    text: string | Uint8Array,
    format: Format,
    options?: InspectOptions,
  ): Uint8Array<ArrayBuffer>;

  /**
   * The same in short steps, for a thread with others to answer in between: yields how much is done,
   * 0 to 1. Ended early (`return()`), it leaves nothing behind.
   */
  exportSteps(
    text: string | Uint8Array,
    format: Format,
    options?: InspectOptions,
  ): Generator<number, Uint8Array<ArrayBuffer>, void>;

  /**
   * From here on with the learned model. Throws an `Error` that says what is wrong with the bytes;
   * then everything stays as it was.
   */
  setWeights(weights: Uint8Array): void;

  /** Gives the memory back. */
  dispose(): void;
}

/** Rejects with an `Error` where there is no WebAssembly (with SIMD) or the file cannot be had. */
export function load(options?: LoadOptions): Promise<Inspector>;
