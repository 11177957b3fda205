import { type Jitted, jit, type Tree } from '../../compute/jit/jit';
import { type TensorFlow, tf } from '../../compute/tf';
import type { Policy } from '../policy';
import type { Optimizer } from './optimizer';

type Tensor = TensorFlow.Tensor;

/** A scalar to minimise and scalars to report. */
export interface LossReport {
  readonly loss: Tensor;
  readonly statistics: Readonly<Record<string, Tensor>>;
}

/** A loss of the policy's weights; traced, so every changing value comes through `input`. */
export type LossFunction<Input extends Tree> = (input: Input) => LossReport;

export interface UpdateReport {
  /** Norm of the whole gradient before clipping. */
  readonly gradientNorm: number;
}

/** Adds the gradient of one term for a micro-batch and returns its loss and statistics as numbers; disposes nothing of `input`. */
export type Accumulate<Input extends Tree> = (input: Input) => Record<string, number>;

/**
 * Clipped updates of a policy from the sum of any number of terms and micro-batches: call what `addTerm` returned for each, then
 * `apply` once. The gradients stay on the device between calls.
 */
export class Updater {
  private readonly sums: ReadonlyMap<string, TensorFlow.Variable>;
  private readonly applyTraced: Jitted<[Tensor, Tensor], Tensor>;
  private readonly terms: { dispose(): void }[] = [];
  private pending = 0;
  /** Number of updates made. */
  step = 0;

  /** `maxGradNorm` 0 does not clip. */
  constructor(
    private readonly policy: Policy,
    readonly optimizer: Optimizer,
    maxGradNorm: number,
  ) {
    this.sums = new Map(
      [...policy.variables].map(([name, v]) => [
        name,
        tf.tidy(() => tf.variable(tf.zerosLike(v), false, `${v.name}/gradient/${nextId++}`)),
      ]),
    );
    this.applyTraced = jit((rate, step) => this.update(rate, step, maxGradNorm), {
      name: 'apply',
      mode: policy.jitMode,
    });
  }

  /** A term of the loss. */
  addTerm<Input extends Tree>(name: string, loss: LossFunction<Input>): Accumulate<Input> {
    const traced = jit((input: Input) => this.addGradients(loss, input), { name, mode: this.policy.jitMode });
    this.terms.push(traced);
    return (input) => {
      const report = traced(input);
      this.pending++;
      const numbers = Object.entries(report).map(([name, scalar]) => [name, scalar.dataSync()[0]!] as const);
      tf.dispose(Object.values(report));
      return Object.fromEntries(numbers);
    };
  }

  /** Makes one optimizer step from the accumulated gradient; `rate` scales the learning rate. */
  apply(rate: number): UpdateReport {
    if (this.pending === 0) throw new Error('Updater.apply: nothing was accumulated');
    this.pending = 0;
    this.step++;
    const inputs: [Tensor, Tensor] = [tf.scalar(rate), tf.scalar(this.step)];
    const norm = this.applyTraced(...inputs);
    const gradientNorm = norm.dataSync()[0]!;
    tf.dispose([norm, ...inputs]);
    return { gradientNorm };
  }

  dispose(): void {
    for (const term of this.terms) term.dispose();
    this.applyTraced.dispose();
    this.optimizer.dispose();
    for (const sum of this.sums.values()) sum.dispose();
  }

  private addGradients<Input extends Tree>(loss: LossFunction<Input>, input: Input): { [name: string]: Tensor } {
    const kept: Record<string, Tensor> = {};
    const variables = [...this.policy.variables.values()];
    const { value, grads } = tf.variableGrads(() => {
      const report = loss(input);
      // The gradient tape disposes everything but the loss.
      for (const [name, scalar] of Object.entries(report.statistics)) kept[name] = tf.keep(tf.clone(scalar));
      return report.loss as TensorFlow.Scalar;
    }, variables);
    for (const [name, variable] of this.policy.variables) {
      const sum = this.sums.get(name)!;
      sum.assign(tf.add(sum, grads[variable.name]!));
    }
    const report: Record<string, Tensor> = { loss: value };
    for (const [name, scalar] of Object.entries(kept)) {
      report[name] = tf.clone(scalar);
      scalar.dispose();
    }
    return report;
  }

  private update(rate: Tensor, step: Tensor, maxGradNorm: number): Tensor {
    const squares = [...this.sums.values()].map((sum) => tf.sum(tf.square(sum)));
    const norm = tf.sqrt(tf.addN(squares as Tensor[]));
    const scale = maxGradNorm === 0 ? tf.scalar(1) : tf.minimum(1, tf.div(maxGradNorm, tf.add(norm, 1e-6)));
    const clipped = new Map([...this.sums].map(([name, sum]) => [name, tf.mul(sum, scale) as Tensor]));
    this.optimizer.update(clipped, rate, step);
    for (const sum of this.sums.values()) sum.assign(tf.zerosLike(sum));
    return norm;
  }
}

let nextId = 0;
