import { type TensorFlow, tf } from '../../compute/tf';
import type { Optimizer } from './optimizer';

type Tensor = TensorFlow.Tensor;

export interface AdamWOptions {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
}

/** AdamW (Loshchilov & Hutter 2019) in PyTorch's form: decoupled decay, epsilon outside the bias correction. */
export class AdamW implements Optimizer {
  readonly state: ReadonlyMap<string, TensorFlow.Variable>;

  constructor(
    private readonly variables: ReadonlyMap<string, TensorFlow.Variable>,
    private readonly options: AdamWOptions,
  ) {
    const zeros = (name: string, kind: string) => {
      const variable = variables.get(name)!;
      return tf.tidy(() => tf.variable(tf.zerosLike(variable), false, `${variable.name}/adamw/${kind}/${nextId++}`));
    };
    this.state = new Map(
      [...variables.keys()].flatMap((name) => [
        [`first.${name}`, zeros(name, 'first')] as const,
        [`second.${name}`, zeros(name, 'second')] as const,
      ]),
    );
  }

  update(gradients: ReadonlyMap<string, Tensor>, rate: Tensor, step: Tensor): void {
    const { learningRate, beta1, beta2, epsilon, weightDecay } = this.options;
    const scaledRate = tf.mul(rate, learningRate);
    const correction1 = tf.sub(1, tf.pow(beta1, step));
    const correction2 = tf.sqrt(tf.sub(1, tf.pow(beta2, step)));
    const stepSize = tf.div(scaledRate, correction1);
    const keep = tf.sub(1, tf.mul(scaledRate, weightDecay));
    for (const [name, variable] of this.variables) {
      const gradient = gradients.get(name)!;
      const first = this.state.get(`first.${name}`)!;
      const second = this.state.get(`second.${name}`)!;
      const m = tf.add(tf.mul(first, beta1), tf.mul(gradient, 1 - beta1));
      const v = tf.add(tf.mul(second, beta2), tf.mul(tf.square(gradient), 1 - beta2));
      const denominator = tf.add(tf.div(tf.sqrt(v), correction2), epsilon);
      const decayed = weightDecay === 0 ? variable : tf.mul(variable, keep);
      first.assign(m);
      second.assign(v);
      variable.assign(tf.sub(decayed, tf.mul(stepSize, tf.div(m, denominator))));
    }
  }

  dispose(): void {
    for (const variable of this.state.values()) variable.dispose();
  }
}

let nextId = 0;
