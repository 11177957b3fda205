import { type TensorFlow, tf } from '../tf';

/** The parts of the WebAssembly backend that kernels use. */
interface WasmBackend {
  makeOutput(shape: number[], dtype: TensorFlow.DataType): TensorFlow.TensorInfo;
  typedArrayFromHeap(tensor: TensorFlow.TensorInfo): Float32Array | Int32Array;
}

/**
 * Gives the WebAssembly backend the one kernel that a policy needs and it lacks: the gradient of an embedding is a sum of rows by
 * token. x [n, ...], segmentIds [n] -> [numSegments, ...]; negative ids are left out, as in TensorFlow.
 */
export function registerWasmSegmentSum(): void {
  if (tf.getKernel('UnsortedSegmentSum', 'wasm')) return;
  tf.registerKernel({
    kernelName: 'UnsortedSegmentSum',
    backendName: 'wasm',
    kernelFunc({ inputs, attrs, backend }) {
      const { x, segmentIds } = inputs as Record<'x' | 'segmentIds', TensorFlow.TensorInfo>;
      const wasm = backend as WasmBackend;
      const { numSegments } = attrs as unknown as { numSegments: number };
      const rowShape = x.shape.slice(1);
      const sums = wasm.makeOutput([numSegments, ...rowShape], x.dtype);
      // Only now: making the output may move the heap, which would invalidate views taken before.
      const [values, ids, totals] = [x, segmentIds, sums].map((tensor) => wasm.typedArrayFromHeap(tensor));
      addRows(values, ids, totals.fill(0), tf.util.sizeFromShape(rowShape));
      return sums;
    },
  });
}

type Numbers = Float32Array | Int32Array;

function addRows(values: Numbers, ids: Numbers, totals: Numbers, width: number): void {
  for (let row = 0; row < ids.length; row++) {
    if (ids[row] < 0) continue;
    const from = row * width;
    const to = ids[row] * width;
    for (let j = 0; j < width; j++) totals[to + j] += values[from + j];
  }
}
