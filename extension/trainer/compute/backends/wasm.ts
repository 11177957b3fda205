import { UserError } from '../../../shared/util/userError';
import { tf } from '../tf';
import type { BackendDefinition } from './backend';
import { isStarted } from './isStarted';
import { wasmFolder } from './wasmFolder';
import { speedUpWasmMatMul } from './wasmMatMul';
import { registerWasmSegmentSum } from './wasmSegmentSum';
import { correctWasmTypes } from './wasmTypes';

const LIBRARY = `TensorFlow.js ${tf.version.tfjs} WebAssembly`;

/** XNNPACK compiled to WebAssembly; nothing to install. */
export const wasmBackend: BackendDefinition = {
  id: 'wasm',
  label: 'WebAssembly',
  description: 'WebAssembly with SIMD on one CPU core. Works everywhere; about ten times slower than TensorFlow.',
  automatic: true,

  async probe() {
    return 'WebAssembly' in globalThis
      ? { ok: true, reason: LIBRARY, device: 'CPU', library: LIBRARY }
      : { ok: false, reason: 'this Node runs without WebAssembly (--jitless?)' };
  },

  async activate() {
    if (!isStarted('wasm')) await prepare();
    if (!(await tf.setBackend('wasm'))) throw new UserError('Backend wasm: WebAssembly did not start in this Node.');
    return { backend: 'wasm', device: 'CPU', library: LIBRARY, threads: 1 };
  },
};

async function prepare(): Promise<void> {
  const { default: commonJs } = await import('@tensorflow/tfjs-backend-wasm');
  commonJs.setWasmPaths(wasmFolder());
  // Threads need a worker made from a blob, which Node does not start.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  registerWasmSegmentSum();
  correctWasmTypes();
  speedUpWasmMatMul();
}
