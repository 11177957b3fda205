import type { TensorFlow } from '../tf';
import { type Attribute, type Attributes, typeNumber } from './attribute';
import { type Binding, type BindingAttribute, nativeBackend } from './internals';
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
  const results = binding.executeOp(name, bindingAttributes(binding, attributes), ids, outputs ?? 1);
  const tensors = results.map((metadata) => backend.createOutputTensor(metadata));
  return outputs === undefined ? tensors[0] : tensors;
}

function bindingAttributes(binding: Binding, attributes: Attributes): BindingAttribute[] {
  return Object.entries(attributes).map(([name, [kind, value]]) => ({
    name,
    type: attributeNumber(binding, kind),
    value: kind === 'type' ? typeNumber(value) : value,
  }));
}

function attributeNumber(binding: Binding, kind: Attribute[0]): number {
  switch (kind) {
    case 'type':
      return binding.TF_ATTR_TYPE;
    case 'int':
      return binding.TF_ATTR_INT;
    case 'float':
      return binding.TF_ATTR_FLOAT;
    case 'bool':
      return binding.TF_ATTR_BOOL;
    case 'string':
      return binding.TF_ATTR_STRING;
    case 'shape':
      return binding.TF_ATTR_SHAPE;
    default:
      return kind satisfies never;
  }
}
