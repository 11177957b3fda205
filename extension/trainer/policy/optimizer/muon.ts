import { type TensorFlow, tf } from '../../compute/tf';
import type { Optimizer } from './optimizer';

type Tensor = TensorFlow.Tensor;

export interface MuonOptions {
  readonly learningRate: number;
  readonly momentum: number;
}

/** Coefficients of the quintic iteration and number of iterations (Jordan et al. 2024, "Muon"). */
const [A, B, C] = [3.4445, -4.775, 2.0315];
const ITERATIONS = 5;

/** Muon: Nesterov momentum whose matrices are orthogonalised by Newton-Schulz iterations. For the weight matrices of the layers only. */
export class Muon implements Optimizer {
  readonly state: ReadonlyMap<string, TensorFlow.Variable>;

  constructor(
    private readonly variables: ReadonlyMap<string, TensorFlow.Variable>,
    private readonly options: MuonOptions,
  ) {
    this.state = new Map(
      [...variables].map(([name, v]) => [
        `momentum.${name}`,
        tf.tidy(() => tf.variable(tf.zerosLike(v), false, `${v.name}/muon/${nextId++}`)),
      ]),
    );
  }

  update(gradients: ReadonlyMap<string, Tensor>, rate: Tensor, _step: Tensor): void {
    const { learningRate, momentum } = this.options;
    for (const [name, variable] of this.variables) {
      const gradient = gradients.get(name)!;
      const buffer = this.state.get(`momentum.${name}`)!;
      const moved = tf.add(tf.mul(buffer, momentum), gradient);
      const [rows, columns] = variable.shape as [number, number];
      const direction = orthogonalise(tf.add(gradient, tf.mul(moved, momentum)));
      const scale = learningRate * Math.sqrt(Math.max(1, rows / columns));
      buffer.assign(moved);
      variable.assign(tf.sub(variable, tf.mul(tf.mul(direction, rate), scale)));
    }
  }

  dispose(): void {
    for (const variable of this.state.values()) variable.dispose();
  }
}

let nextId = 0;

/** The nearest semi-orthogonal matrix, approximately: X <- A X + (B XX' + C (XX')^2) X on the smaller side. */
function orthogonalise(matrix: Tensor): Tensor {
  const tall = matrix.shape[0]! > matrix.shape[1]!;
  let x = tf.div(matrix, tf.add(tf.norm(matrix), 1e-7));
  if (tall) x = tf.transpose(x);
  for (let i = 0; i < ITERATIONS; i++) {
    const gram = tf.matMul(x, x, false, true);
    x = tf.add(tf.mul(x, A), tf.matMul(tf.add(tf.mul(gram, B), tf.mul(tf.matMul(gram, gram), C)), x));
  }
  return tall ? tf.transpose(x) : x;
}
