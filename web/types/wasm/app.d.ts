// What wasm/app/web_platform.cpp makes; for web/page only.
import type { Glyph } from '../../page/glyphs.js';
import type { Format } from '../onrecord/index.js';

/** What the application asks of the page: Platform in wasm/app/platform.hpp. */
export interface Services {
  requestFrame(): void;
  askPaste(): void;
  askFile(): void;
  askSample(): void;
  askFind(): void;
  copy(text: string): void;
  exportResult(format: Format, toClipboard: boolean): void;
  /** A value of CSS's `cursor`. */
  setCursor(cursor: string): void;
  themeChosen(dark: boolean): void;
  /** -1: none. */
  statementChosen(index: number): void;
  cleared(): void;
  drawGlyph(codepoint: number, em: number, serif: boolean, bold: boolean, italic: boolean, bitmap: boolean): Glyph;
}

/** Positions and sizes are CSS pixels, times are seconds. */
export interface App {
  /** False where WebGL 2 cannot be had. */
  start(canvas: string, services: Services): boolean;
  /** Before the first frame. False where the file is not what scripts/tools/fonts.py writes. */
  addFonts(packed: Uint8Array): boolean;
  /** Returns the seconds after which another frame is wanted, negative for never. */
  frame(now: number): number;
  contextLost(): void;
  contextRestored(): void;
  resize(width: number, height: number, density: number): void;
  setDark(dark: boolean): void;
  setReducedMotion(reduced: boolean): void;
  /** Well-formed, without lone surrogates. */
  setText(text: string): void;
  setBusy(busy: boolean): void;
  /** Words for the toolbar; empty: none. */
  setNote(note: string): void;
  /** JSON with offsets in UTF-8. Returns what is wrong with it, or nothing. */
  setResult(json: Uint8Array): string;
  say(text: string, trouble: boolean): void;
  clear(): void;
  pointerMoved(x: number, y: number, touch: boolean, now: number): void;
  pointerPressed(x: number, y: number, button: number, touch: boolean, shift: boolean, now: number): void;
  pointerReleased(x: number, y: number, button: number, touch: boolean, now: number): void;
  pointerLeft(): void;
  wheel(x: number, y: number, by: number, fine: boolean): void;
  /** `key` as in a KeyboardEvent. Returns whether it meant something. */
  key(key: string, control: boolean, shift: boolean, alt: boolean): boolean;
  /** What a copy should put on the clipboard; empty: nothing. */
  copied(): string;
  /** Of the result's statements, by their order. */
  chooseStatement(index: number): void;
  /** Only statements with these words are marked and listed; empty: all. */
  find(words: string): void;
  /** What is shown and where, as JSON; for tests. */
  describe(): string;
}

export default function createApp(options: { locateFile: (name: string) => string }): Promise<App>;
