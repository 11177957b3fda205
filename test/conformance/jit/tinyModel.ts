import { Rng } from '../../../extension/shared/util/rng';
import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';

type Tensor = TensorFlow.Tensor;

const VOCABULARY = 17;
const WIDTH = 8;
const LENGTH = 16;

/** A language model of one attention layer: enough to use embeddings, softmax, norms and a tied head. */
export class TinyModel {
  readonly embedding = weights('embedding', [VOCABULARY, WIDTH]);
  readonly positions = weights('positions', [LENGTH, WIDTH]);
  readonly queryKeyValue = weights('queryKeyValue', [WIDTH, 3 * WIDTH]);
  readonly out = weights('out', [WIDTH, WIDTH]);
  readonly scale = tf.variable(tf.ones([WIDTH]));

  get variables(): TensorFlow.Variable[] {
    return [this.embedding, this.positions, this.queryKeyValue, this.out, this.scale];
  }

  /** Mean cross-entropy of `targets` after `ids`, both int32 [batch, time]. */
  loss(ids: Tensor, targets: Tensor): TensorFlow.Scalar {
    const [batch, time]: readonly number[] = ids.shape;
    const embedded = tf.gather(this.embedding, ids.flatten()).reshape([batch, time, WIDTH]);
    const x = embedded.add(tf.slice(this.positions, [0, 0], [time, WIDTH])); // [batch, time, width]
    const projected = tf.matMul(this.normalize(x).reshape([batch * time, WIDTH]), this.queryKeyValue);
    const [query, key, value] = tf.split(projected.reshape([batch, time, 3 * WIDTH]), 3, 2);
    const scores = tf.matMul(query, key, false, true).add(causalBias(time)); // [batch, time, time]
    const mixed = tf.matMul(tf.softmax(scores), value).reshape([batch * time, WIDTH]);
    const hidden = this.normalize(x.reshape([batch * time, WIDTH]).add(tf.matMul(mixed, this.out)));
    const logits = tf.matMul(hidden, this.embedding, false, true); // [batch * time, vocabulary]
    return tf.losses.softmaxCrossEntropy(tf.oneHot(targets.flatten().toInt(), VOCABULARY), logits).asScalar();
  }

  private normalize(x: Tensor): Tensor {
    return x.mul(tf.rsqrt(x.square().mean(-1, true).add(1e-5))).mul(this.scale);
  }
}

/** Ids and targets of a batch, always the same for a number. */
export function tinyBatch(index: number, batch: number, time: number): { ids: Tensor; targets: Tensor } {
  const draw = (name: string) => {
    const rng = Rng.from('batch', name, index);
    return tf.tensor2d(
      Int32Array.from({ length: batch * time }, () => rng.int(VOCABULARY)),
      [batch, time],
      'int32',
    );
  };
  return { ids: draw('ids'), targets: draw('targets') };
}

function weights(name: string, shape: [number, number]): TensorFlow.Variable {
  const rng = Rng.from('weights', name);
  return tf.variable(
    tf.tensor2d(
      Float32Array.from({ length: shape[0] * shape[1] }, () => rng.normal() * 0.3),
      shape,
    ),
  );
}

function causalBias(time: number): Tensor {
  const later = tf.less(tf.range(0, time).reshape([time, 1]), tf.range(0, time).reshape([1, time]));
  return tf.where(later, tf.fill([time, time], -1e9), tf.zeros([time, time]));
}
