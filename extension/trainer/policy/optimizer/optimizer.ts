import type { TensorFlow } from '../../compute/tf';

type Tensor = TensorFlow.Tensor;

/** A learning rule over named variables. `update` runs inside a traced function, so everything that changes is an input. */
export interface Optimizer {
  /** State that a checkpoint must hold, by name. */
  readonly state: ReadonlyMap<string, TensorFlow.Variable>;
  /**
   * Assigns every variable and state. `rate` multiplies the optimizer's own learning rates (warm-up, decay); `step` counts updates
   * from 1. Both are float scalars.
   */
  update(gradients: ReadonlyMap<string, Tensor>, rate: Tensor, step: Tensor): void;
  dispose(): void;
}
