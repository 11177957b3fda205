/** Files that the programs in dist/ look for beside themselves. */
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { OUT } from './programs.mjs';

/** The processes that try native code, and XNNPACK as WebAssembly. */
const ASSETS = [
  'extension/trainer/compute/backends/bindingProbe.mjs',
  'extension/trainer/compute/backends/webgpuProbe.mjs',
  'node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm',
  'node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
];

/** Copies them there. */
export function copyAssets() {
  for (const asset of ASSETS) copyFileSync(asset, path.join(OUT, path.basename(asset)));
}
