import type { TensorFlow } from '../tf';
import { type WasmKernelTools, wrapWasmKernel } from './wrapWasmKernel';

/**
 * Makes products with transposed operands quick on the WebAssembly backend. It has vectorized code only for operands as they lie and
 * falls back to plain loops otherwise, which every gradient of a product needs. Transposing first, a training step of 1 M parameters
 * and 2,048 tokens takes 1.6 s instead of 8.7 s.
 */
export function speedUpWasmMatMul(): void {
  wrapWasmKernel('BatchMatMul', ({ a, b }, { transposeA, transposeB }, tools) => {
    const left = transposeA ? transposeLastTwo(a, tools) : a;
    const right = transposeB ? transposeLastTwo(b, tools) : b;
    const product = tools.original({ a: left, b: right }, { transposeA: false, transposeB: false });
    if (transposeA) tools.free(left);
    if (transposeB) tools.free(right);
    return product;
  });
}

function transposeLastTwo(x: TensorFlow.TensorInfo, { run }: WasmKernelTools): TensorFlow.TensorInfo {
  const rank = x.shape.length;
  const perm = [...x.shape.keys()].slice(0, rank - 2).concat(rank - 1, rank - 2);
  return run('Transpose', { x }, { perm });
}
