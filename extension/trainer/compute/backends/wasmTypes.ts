import { type WasmKernelTools, wrapWasmKernel } from './wrapWasmKernel';

/**
 * Corrects two kernels of the WebAssembly backend that know one type only, whatever type they are given: `OneHot` always writes
 * integers, `ClipByValue` always computes with reals. Without this, ones are read as 1e-45.
 */
export function correctWasmTypes(): void {
  wrapWasmKernel('OneHot', (inputs, attributes, tools) => {
    const integers = tools.original(inputs, { ...attributes, dtype: 'int32' });
    return attributes.dtype === 'int32' ? integers : cast(integers, attributes.dtype, tools);
  });
  wrapWasmKernel('ClipByValue', ({ x }, attributes, tools) => {
    if (x.dtype === 'float32') return tools.original({ x }, attributes);
    const reals = tools.run('Cast', { x }, { dtype: 'float32' });
    const clipped = tools.original({ x: reals }, attributes);
    tools.free(reals);
    return cast(clipped, x.dtype, tools);
  });
}

/** Casts a tensor made on the way, and frees it. */
function cast(x: Parameters<WasmKernelTools['free']>[0], dtype: unknown, { run, free }: WasmKernelTools) {
  const result = run('Cast', { x }, { dtype });
  free(x);
  return result;
}
