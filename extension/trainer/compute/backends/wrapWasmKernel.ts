import { type TensorFlow, tf } from '../tf';

type Inputs = Readonly<Record<string, TensorFlow.TensorInfo>>;
type Attributes = Readonly<Record<string, unknown>>;

/** Computes one kernel of the WebAssembly backend. */
export type RunKernel = (inputs: Inputs, attributes: Attributes) => TensorFlow.TensorInfo;

/** What a wrapping kernel can use besides its inputs. */
export interface WasmKernelTools {
  /** The kernel that is wrapped. */
  readonly original: RunKernel;
  /** Any other kernel of the backend, by name. */
  run(kernel: string, inputs: Inputs, attributes: Attributes): TensorFlow.TensorInfo;
  /** Frees what a kernel made on the way; TensorFlow.js knows only about inputs and the result. */
  free(tensor: TensorFlow.TensorInfo): void;
}

/** Replaces a kernel of the WebAssembly backend by one that may use it. */
export function wrapWasmKernel(
  name: string,
  compute: (inputs: Inputs, attributes: Attributes, tools: WasmKernelTools) => TensorFlow.TensorInfo,
): void {
  const kernel = tf.getKernel(name, 'wasm');
  tf.unregisterKernel(name, 'wasm');
  tf.registerKernel({
    ...kernel,
    kernelFunc({ inputs, attrs, backend }) {
      const call = ({ kernelFunc }: TensorFlow.KernelConfig, inputs: Inputs, attributes: Attributes) =>
        kernelFunc({ inputs, attrs: attributes as TensorFlow.NamedAttrMap, backend }) as TensorFlow.TensorInfo;
      return compute(inputs as Inputs, attrs as Attributes, {
        original: (inputs, attributes) => call(kernel, inputs, attributes),
        run: (other, inputs, attributes) => call(tf.getKernel(other, 'wasm'), inputs, attributes),
        free: (tensor) => void (backend as TensorFlow.KernelBackend).disposeData(tensor.dataId),
      });
    },
  });
}
