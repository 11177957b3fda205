import type { TensorFlow } from '../tf';
import type { Attributes } from './attribute';
import { toBinding } from './bindingAttributes';
import { nativeBackend } from './internals';
import { JitError } from './jitError';

/**
 * Runs any operation of TensorFlow's library on the native backend, for those that TensorFlow.js has no kernel for. Give every
 * attribute that the operation has no default for. Without `outputs` the one output, else the list of that many (0 for none).
 * Throws on other backends, and TensorFlow's error when inputs or attributes do not fit.
 */
export function op(name: string, inputs: readonly TensorFlow.Tensor[], attributes?: Attributes): TensorFlow.Tensor;
export function op(
  name: string,
  inputs: readonly TensorFlow.Tensor[],
  attributes: Attributes,
  outputs: number,
): readonly TensorFlow.Tensor[];
export function op(
  name: string,
  inputs: readonly TensorFlow.Tensor[],
  attributes: Attributes = {},
  outputs?: number,
): TensorFlow.Tensor | readonly TensorFlow.Tensor[] {
  const backend = nativeBackend();
  if (!backend) throw new JitError(`op ${name}`, 'only the native backend runs operations by name');
  const { binding } = backend;
  const ids = backend.getInputTensorIds(inputs);
  const results = binding.executeOp(name, toBinding(binding, attributes), ids, outputs ?? 1);
  const tensors = results.map((metadata) => backend.createOutputTensor(metadata));
  return outputs === undefined ? tensors[0] : tensors;
}
