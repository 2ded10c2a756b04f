// What wasm/core/binding.cpp makes; for index.js only.

export interface Border {
  input(bytes: number): Uint8Array<ArrayBuffer>;
  run(format: string, unit: number, id: string): boolean;
  weights(): string;
  output(): Uint8Array<ArrayBuffer>;
  clear(): void;
  delete(): void;
}

export interface Core {
  Border: new () => Border;
}

export default function createCore(options: {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ): object;
}): Promise<Core>;
