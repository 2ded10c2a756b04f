// What wasm/core/binding.cpp makes; for index.js only.

export interface Job {
  step(): boolean;
  done(): number;
  output(format: string, offsets: string): Uint8Array<ArrayBuffer>;
  delete(): void;
}

export interface Border {
  input(bytes: number): Uint8Array<ArrayBuffer>;
  html(): void;
  mark(begin: number, end: number, tag: string, value: string): void;
  fact(name: string, value: string): void;
  begin(id: string, rules: boolean): Job;
  weights(): string;
  delete(): void;
}

export interface Core {
  Border: {
    new (): Border;
    knowsFormat(name: string): boolean;
    knowsOffsets(name: string): boolean;
    knowsTag(name: string): boolean;
  };
}

export default function createCore(options: {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ): object;
}): Promise<Core>;
