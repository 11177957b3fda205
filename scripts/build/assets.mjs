/** Files that the programs in dist/ look for beside themselves. */
import { copyFileSync, cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { builtSources, cloneSources } from '../setup/nativeSources.mjs';
import { OUT } from './programs.mjs';

/** The processes that try native code, and XNNPACK as WebAssembly. */
const ASSETS = [
  'extension/trainer/compute/backends/bindingProbe.mjs',
  'extension/trainer/compute/backends/webgpuProbe.mjs',
  'node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm',
  'node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
];

/** Copies them there, and what the native set-up compiles. */
export function copyAssets() {
  for (const asset of ASSETS) copyFileSync(asset, path.join(OUT, path.basename(asset)));
  const [from, to] = [cloneSources('.'), builtSources(OUT)];
  rmSync(path.join(OUT, 'native'), { recursive: true, force: true });
  for (const part of /** @type {const} */ (['binding', 'nodeHeaders', 'patch', 'wheels']))
    cpSync(from[part], to[part], { recursive: true });
}
