import { Rng } from '../../../extension/shared/util/rng';
import type { TensorFlow } from '../../../extension/trainer/compute/tf';
import { type Float64Nd, sizeOf } from './float64';

type Tensor = TensorFlow.Tensor;

/** One operation as the trainer uses it, and its definition in double precision. */
export interface OpCase {
  readonly name: string;
  /** Real inputs; gradients are taken with respect to each of them. */
  readonly inputs: readonly Float64Nd[];
  readonly run: (...inputs: Tensor[]) => Tensor;
  readonly reference: (...inputs: Float64Nd[]) => Float64Nd;
  /** False where the result is a step function of its inputs, or tfjs-core has no gradient. */
  readonly gradient: boolean;
}

export function op(
  name: string,
  inputs: readonly Float64Nd[],
  run: OpCase['run'],
  reference: OpCase['reference'],
  gradient = true,
): OpCase {
  return { name, inputs, run, reference, gradient };
}

/** Normal numbers in single precision, the same at every call with the same name and shape. */
export function normal(name: string, ...shape: number[]): Float64Nd {
  const rng = Rng.from('backends', name);
  return { shape, data: Float64Array.from({ length: sizeOf(shape) }, () => Math.fround(rng.normal())) };
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
