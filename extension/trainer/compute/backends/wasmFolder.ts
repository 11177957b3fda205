import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the WebAssembly binaries, with a separator at its end: the bundle's, which has copies, else the package's. */
export function wasmFolder(): string {
  const own = fileURLToPath(new URL('.', import.meta.url));
  if (existsSync(path.join(own, 'tfjs-backend-wasm-simd.wasm'))) return own;
  return path.dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')) + path.sep;
}
