import type { Rng } from '../../shared/util/rng';
import type { JitOptions } from '../compute/jit/jit';
import { type TensorFlow, tf } from '../compute/tf';
import type { PolicyConfig } from './huggingFace/modelConfig';
import { initialWeights } from './initialWeights';
import { arrangeWeights, type Weights, weightShapes } from './transformer/weights';

/** Values of one weight on the host. */
export interface HostTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

let nextId = 0;

/** A decoder-only language model whose weights are TensorFlow.js variables, named as in Hugging Face folders. */
export class Policy {
  readonly weights: Weights;
  /** How everything that this policy computes is run; 'eager' is the reference that graphs are compared with. */
  jitMode: NonNullable<JitOptions['mode']> = 'auto';

  private constructor(
    readonly config: PolicyConfig,
    readonly variables: ReadonlyMap<string, TensorFlow.Variable>,
  ) {
    this.weights = arrangeWeights(config, (name) => variables.get(name)!);
  }

  /** A policy with the given weights; `load` is called once for each name with its expected shape. */
  static from(config: PolicyConfig, load: (name: string, shape: readonly number[]) => Float32Array): Policy {
    const prefix = `policy${nextId++}`;
    const variables = new Map<string, TensorFlow.Variable>();
    for (const [name, shape] of weightShapes(config))
      variables.set(
        name,
        tf.tidy(() => tf.variable(tf.tensor(load(name, shape), shape.slice()), true, `${prefix}/${name}`)),
      );
    return new Policy(config, variables);
  }

  /** A policy made from nothing, see `initialWeights`. */
  static create(config: PolicyConfig, rng: Rng): Policy {
    return Policy.from(config, initialWeights(config, rng));
  }

  get parameters(): number {
    return [...this.variables.values()].reduce((n, v) => n + v.size, 0);
  }

  /** Copies all weights to the host. */
  download(): Map<string, HostTensor> {
    return downloadVariables(this.variables);
  }

  /** A frozen copy, for example the reference of a KL penalty. */
  copy(): Policy {
    const host = this.download();
    return Policy.from(this.config, (name) => host.get(name)!.values);
  }

  dispose(): void {
    for (const variable of this.variables.values()) variable.dispose();
  }
}

/** Copies variables to the host, in the order of the map. */
export function downloadVariables(variables: ReadonlyMap<string, TensorFlow.Variable>): Map<string, HostTensor> {
  return new Map(
    [...variables].map(([name, v]) => [name, { shape: v.shape, values: new Float32Array(v.dataSync<'float32'>()) }]),
  );
}
