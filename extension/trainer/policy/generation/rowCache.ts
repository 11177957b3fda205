import { type Jitted, jit } from '../../compute/jit/jit';
import { assignSlots, type Resource, resource } from '../../compute/jit/resource';
import { type TensorFlow, tf } from '../../compute/tf';
import type { Policy } from '../policy';
import { biasWhere, causalBias } from '../transformer/attention';
import { type Context, logitsOf, transform } from '../transformer/transform';
import { type Draw, drawTokens } from './sampling';

type Tensor = TensorFlow.Tensor;

/** New tokens for some rows of the cache; equal prompts are evaluated once and written to all their rows. */
export type ExtendInput = {
  readonly ids: Tensor; // [unique, length]
  /** Position in its sequence of each first new token. */
  readonly start: Tensor; // [unique]
  /** Index of the last real token, whose logits are drawn from. */
  readonly last: Tensor; // [unique]
  /** A cache row that holds the tokens before `start`. */
  readonly representative: Tensor; // [unique]
  /** 1 for the slots of those tokens. */
  readonly visible: Tensor; // [unique, cached]
  /** Which unique prompt each row of the cache takes. */
  readonly copyOf: Tensor; // [rows]
  readonly cached: number;
} & DrawInput;

/** One token for every row of the cache. */
export type DecodeInput = {
  readonly token: Tensor; // [rows]
  readonly position: Tensor; // [rows]
  /** Slot that the token is written to; int32 scalar. */
  readonly cursor: Tensor;
  /** 1 for the slots of the row's tokens, the new one included. */
  readonly visible: Tensor; // [rows, capacity]
} & DrawInput;

type DrawInput = {
  readonly noise: Tensor; // [rows]
  readonly inverseTemperature: Tensor; // []
  readonly greedy: boolean;
  readonly topP: number;
};

/**
 * Keys and values of a fixed number of sequences in a fixed number of slots, kept on the device and written in place. Which slot
 * holds which token is the caller's book-keeping; the cache only computes.
 */
export class RowCache {
  readonly extend: Jitted<[ExtendInput], Draw>;
  readonly decode: Jitted<[DecodeInput], Draw>;
  private readonly keys: readonly Resource[];
  private readonly values: readonly Resource[];

  constructor(
    private readonly policy: Policy,
    readonly rows: number,
    readonly capacity: number,
  ) {
    const { layers, keyValueHeads, headSize } = policy.config;
    const make = () =>
      Array.from({ length: layers }, () => {
        const zeros = tf.zeros([rows, keyValueHeads, capacity, headSize]);
        const made = resource(zeros);
        zeros.dispose();
        return made;
      });
    this.keys = make();
    this.values = make();
    this.extend = jit((input: ExtendInput) => this.extendRows(input), { name: 'extend' });
    this.decode = jit((input: DecodeInput) => this.decodeRows(input), { name: 'decode' });
  }

  /** Takes over rows of another cache: row i becomes `source`'s row `from[i]`, with the same slots. */
  adopt(source: RowCache, from: readonly number[]): void {
    const slots = Math.min(this.capacity, source.capacity);
    tf.tidy(() => {
      const index = tf.tensor1d(
        Int32Array.from({ length: this.rows }, (_, i) => from[i] ?? 0),
        'int32',
      );
      const move = (to: Resource, other: Resource) => {
        const [, groups, , size] = to.shape as [number, number, number, number];
        const kept = tf.slice(tf.gather(other.read(), index), [0, 0, 0, 0], [this.rows, groups, slots, size]);
        to.assign(
          tf.pad(kept, [
            [0, 0],
            [0, 0],
            [0, this.capacity - slots],
            [0, 0],
          ]),
        );
      };
      this.keys.forEach((to, layer) => move(to, source.keys[layer]!));
      this.values.forEach((to, layer) => move(to, source.values[layer]!));
    });
  }

  dispose(): void {
    this.extend.dispose();
    this.decode.dispose();
    for (const held of [...this.keys, ...this.values]) held.dispose();
  }

  private extendRows(input: ExtendInput): Draw {
    const { config, weights } = this.policy;
    const [unique, length] = input.ids.shape as [number, number];
    const { cached } = input;
    const positions = tf.add(tf.expandDims(input.start, 1), tf.expandDims(tf.range(0, length, 1, 'int32'), 0));
    const causal = causalBias(length);
    const bias =
      cached === 0
        ? causal
        : tf.concat(
            [
              tf.tile(tf.reshape(biasWhere(input.visible), [unique, 1, 1, cached]), [1, 1, length, 1]),
              tf.tile(causal, [unique, 1, 1, 1]),
            ],
            3,
          );
    const cursor = tf.scalar(cached, 'int32');
    const seen = (held: Resource, fresh: Tensor) => {
      assignSlots(held, cursor, tf.gather(fresh, input.copyOf));
      if (cached === 0) return fresh;
      const [rows, groups, , size] = held.shape as [number, number, number, number];
      return tf.gather(
        tf.slice(held.read(), [0, 0, 0, 0], [rows, groups, cached + length, size]),
        input.representative,
      );
    };
    const hidden = transform(weights, config, input.ids, positions, bias, this.context(seen));
    const rowStarts = tf.mul(tf.range(0, unique, 1, 'int32'), tf.scalar(length, 'int32'));
    const logits = logitsOf(weights, config, tf.gather(hidden, tf.add(rowStarts, input.last)));
    return draw(tf.gather(logits, input.copyOf), input);
  }

  private decodeRows(input: DecodeInput): Draw {
    const { config, weights } = this.policy;
    const bias = tf.reshape(biasWhere(input.visible), [this.rows, 1, 1, this.capacity]);
    const column = (x: Tensor) => tf.reshape(x, [this.rows, 1]);
    const seen = (held: Resource, fresh: Tensor) => {
      assignSlots(held, input.cursor, fresh);
      return held.read();
    };
    const hidden = transform(weights, config, column(input.token), column(input.position), bias, this.context(seen));
    return draw(logitsOf(weights, config, hidden), input);
  }

  private context(seen: (held: Resource, fresh: Tensor) => Tensor): Context {
    return (layer, fresh) => ({
      keys: seen(this.keys[layer]!, fresh.keys),
      values: seen(this.values[layer]!, fresh.values),
    });
  }
}

function draw(logits: Tensor, input: DrawInput): Draw {
  return drawTokens(logits, input.noise, input.inverseTemperature, input.greedy, input.topP);
}
