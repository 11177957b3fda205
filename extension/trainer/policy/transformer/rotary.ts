import { type TensorFlow, tf } from '../../compute/tf';

type Tensor = TensorFlow.Tensor;

/** Cosines and signed sines of the rotary angles of some rows, shared by all layers. Each [rows, heads * headSize]. */
export interface RotaryAngles {
  readonly cosine: Tensor;
  readonly sine: Tensor;
}

/**
 * Angles of rotary position embeddings (Su et al. 2021) in Hugging Face's layout: dimension i of a head is paired with
 * i + headSize/2. positions [rows] int32; the sines of the first half carry the minus sign of `rotate_half`.
 */
export function rotaryAngles(positions: Tensor, heads: number, headSize: number, theta: number): RotaryAngles {
  const half = headSize / 2;
  const frequencies = Float32Array.from({ length: headSize }, (_, i) => theta ** (-(i % half) / half));
  const signs = Float32Array.from({ length: headSize }, (_, i) => (i < half ? -1 : 1));
  const angles = tf.mul(tf.expandDims(tf.cast(positions, 'float32'), 1), tf.tensor2d(frequencies, [1, headSize]));
  return {
    cosine: tf.tile(tf.cos(angles), [1, heads]),
    sine: tf.tile(tf.mul(tf.sin(angles), tf.tensor2d(signs, [1, headSize])), [1, heads]),
  };
}

/** Rotates each head of x [rows, heads * headSize]; the gradient is the inverse rotation. */
export function rotate(x: Tensor, angles: RotaryAngles, headSize: number): Tensor {
  const turn = tf.customGrad((x, save) => {
    (save as (tensors: Tensor[]) => void)([angles.cosine, angles.sine]);
    return {
      value: turned(x as Tensor, angles.cosine, angles.sine, headSize),
      gradFunc: (dy: Tensor, [cosine, sine]: Tensor[]) => turned(dy, cosine!, tf.neg(sine!), headSize),
    };
  });
  return turn(x);
}

function turned(x: Tensor, cosine: Tensor, sine: Tensor, headSize: number): Tensor {
  const [first, second] = tf.split(tf.reshape(x, [-1, headSize]), 2, 1);
  const swapped = tf.reshape(tf.concat([second!, first!], 1), x.shape);
  return tf.add(tf.mul(x, cosine), tf.mul(swapped, sine));
}
