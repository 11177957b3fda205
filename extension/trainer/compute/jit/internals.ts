import { type TensorFlow, tf } from '../tf';
import { JitError } from './jitError';

/** The version whose private parts this file declares. Graph execution refuses any other. */
const PINNED_VERSION = '4.22.0';

/** A tensor of the native library: `id` names its handle, ids are never used twice; `dtype` is TensorFlow's number. */
export interface TensorMetadata {
  readonly id: number;
  readonly shape: number[];
  readonly dtype: number;
}

/** An attribute of an operation as the binding takes it; `type` is one of its `TF_ATTR_...` numbers. */
export interface BindingAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

/** What is known of a tensor without computing it: unknown sizes are -1, the shape is null where not even the rank is known. */
export interface InferredShape {
  readonly dtype: number;
  readonly shape: number[] | null;
}

/** The native library as `@tensorflow/tfjs-node-gpu` sees it; `addFunction`, `removeFunction` and `inferShapes` are our addition. */
export interface Binding {
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_FLOAT: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_TYPE: number;
  readonly TF_ATTR_SHAPE: number;
  createTensor(shape: number[], dtype: number, values: TensorFlow.backend_util.BackendValues): number;
  deleteTensor(id: number): void;
  tensorDataSync(id: number): TensorFlow.TypedArray;
  executeOp(
    name: string,
    attributes: readonly BindingAttribute[],
    inputs: readonly number[],
    outputs: number,
  ): TensorMetadata[];
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(session: number): void;
  runSavedModel(session: number, inputs: readonly number[], feeds: string, fetches: string): TensorMetadata[];
  addFunction?(graph: Uint8Array, name: string, inputs: string, outputs: string): void;
  removeFunction?(name: string): void;
  inferShapes?(graph: Uint8Array, outputs: string): InferredShape[];
}

/** The data of one or more tensors. `values` is set until they are first used; from then on `id` names them. */
interface TensorData {
  readonly values: TensorFlow.backend_util.BackendValues | null;
  readonly id: number;
  readonly dtype: number;
}

/** `NodeJSKernelBackend` with its private members. */
export interface NativeBackend {
  binding: Binding;
  readonly tensorMap: { get(dataId: object): TensorData };
  getInputTensorIds(tensors: readonly TensorFlow.Tensor[]): number[];
  createOutputTensor(metadata: TensorMetadata): TensorFlow.Tensor;
  write(values: TensorFlow.backend_util.BackendValues, shape: number[], dtype: TensorFlow.DataType): object;
  readSync(dataId: object): TensorFlow.backend_util.BackendValues;
  getNumOfTFTensors(): number;
}

const MEMBERS = ['tensorMap', 'getInputTensorIds', 'createOutputTensor', 'write', 'readSync'];

/** The active backend when it is native TensorFlow, else null. Throws when its private parts are not the ones declared here. */
export function nativeBackend(): NativeBackend | null {
  const backend: object = tf.backend();
  if (!('binding' in backend)) return null;
  const missing = MEMBERS.filter((member) => !(member in backend));
  if (tf.version['tfjs-core'] !== PINNED_VERSION || missing.length > 0) {
    const found = `TensorFlow.js ${tf.version['tfjs-core']}${missing.length > 0 ? ` without ${missing.join(', ')}` : ''}`;
    throw new JitError(
      'graph execution',
      `written for TensorFlow.js ${PINNED_VERSION}, found ${found}. Install ${PINNED_VERSION}.`,
    );
  }
  return backend as NativeBackend;
}

/** Runs `body` while members of `target` are replaced; they are put back whatever happens. */
export function withMembers<T extends object, R>(target: T, members: Partial<T>, body: () => R): R {
  const own = Object.keys(members).map((key) => [key, Object.getOwnPropertyDescriptor(target, key)] as const);
  for (const [key, value] of Object.entries(members)) {
    Object.defineProperty(target, key, { value, configurable: true, writable: true, enumerable: true });
  }
  try {
    return body();
  } finally {
    for (const [key, descriptor] of own) {
      if (descriptor) Object.defineProperty(target, key, descriptor);
      else Reflect.deleteProperty(target, key);
    }
  }
}
