import { type TensorFlow, tf } from '../../compute/tf';
import type { Policy } from '../policy';
import { biasBehind, biasWhere, causalBias, type KeysAndValues } from '../transformer/attention';
import { logitsOf, transform } from '../transformer/transform';
import { type Draw, drawTokens } from './sampling';

type Tensor = TensorFlow.Tensor;

/** Keys and values of every layer for some rows and slots. */
export type LayerCaches = readonly KeysAndValues[];

type DrawInput = {
  readonly noise: Tensor; // [rows]
  readonly inverseTemperature: Tensor; // []
  readonly greedy: boolean;
  readonly topP: number;
};

/** New tokens behind what is cached; equal prompts are evaluated once and copied to all their rows. */
export type ExtendInput = {
  readonly ids: Tensor; // [unique, length]
  /** Position in its sequence of each first new token. */
  readonly start: Tensor; // [unique]
  /** Index of the last real token, whose logits are drawn from. */
  readonly last: Tensor; // [unique]
  /** Slots in use so far; null for a fresh cache. */
  readonly base: LayerCaches | null;
  /** Slots of the last response, behind `base`; null where none of them is kept. */
  readonly tail: LayerCaches | null;
  /** How many slots are kept. */
  readonly kept: number;
  /** 1 for the kept slots that belong to the prompt; null where none are kept. */
  readonly visible: Tensor | null; // [unique, kept]
  /** An old row that holds the kept tokens; null where that is row i for prompt i. */
  readonly representative: Tensor | null; // [unique]
  /** The old row that each new row goes on with; null where rows stay as they are. */
  readonly rowsFrom: Tensor | null; // [rows]
  /** Which unique prompt each row takes; null where row i takes prompt i. */
  readonly copyOf: Tensor | null; // [rows]
} & DrawInput;

export type Extended = {
  readonly draw: Draw;
  /** The kept slots and `length` new ones. */
  readonly base: LayerCaches;
};

/** Evaluates new prompt tokens and draws the first token of the response of every row. */
export function extendRows({ config, weights }: Policy, input: ExtendInput): Extended {
  const [unique, length] = input.ids.shape as [number, number];
  const { kept, copyOf } = input;
  const positions = tf.add(tf.expandDims(input.start, 1), tf.expandDims(tf.range(0, length, 1, 'int32'), 0));
  const bias = input.visible === null ? causalBias(length) : biasBehind(input.visible, length);
  const base: KeysAndValues[] = [];
  const hidden = transform(weights, config, input.ids, positions, bias, (layer, fresh) => {
    const old = kept === 0 ? null : keptSlots(input, layer);
    const all = bothOf(fresh, (x, of) => behind(old && take(old[of], input.rowsFrom), take(x, copyOf)));
    base.push(all);
    if (copyOf === null) return [all];
    return [bothOf(fresh, (x, of) => behind(old && take(old[of], input.representative), x))];
  });
  const rowStarts = tf.mul(tf.range(0, unique, 1, 'int32'), tf.scalar(length, 'int32'));
  const logits = logitsOf(weights, config, tf.gather(hidden, tf.add(rowStarts, input.last)));
  return { draw: draw(take(logits, copyOf), input), base };
}

/** One token behind the caches, for every row. */
export type DecodeInput = {
  readonly token: Tensor; // [rows]
  readonly position: Tensor; // [rows]
  readonly base: LayerCaches;
  /** Room for the response, zero where nothing is written yet: [rows, keyValueHeads, tail slots, headSize] each. */
  readonly tail: LayerCaches;
  /** 1 for the tail slot that the token goes to. */
  readonly slot: Tensor; // [tail slots]
  /** 1 for the slots of the row's tokens, the new one included. */
  readonly visible: Tensor; // [rows, base slots + tail slots]
} & DrawInput;

export type Decoded = {
  readonly draw: Draw;
  readonly tail: LayerCaches;
};

/**
 * Draws the next token of every row. The slots of the prompt are only read, so they are never copied; what a step writes is the small
 * tail, by adding the token's keys and values to its empty slot.
 */
export function decodeRows({ config, weights }: Policy, input: DecodeInput): Decoded {
  const rows = input.token.shape[0]!;
  const bias = tf.reshape(biasWhere(input.visible), [rows, 1, 1, -1]);
  const slot = tf.reshape(input.slot, [1, 1, -1, 1]);
  const tail: KeysAndValues[] = [];
  const column = (x: Tensor) => tf.reshape(x, [rows, 1]);
  const hidden = transform(weights, config, column(input.token), column(input.position), bias, (layer, fresh) => {
    const written = bothOf(fresh, (x, of) => tf.add(input.tail[layer]![of], tf.mul(x, slot)));
    tail.push(written);
    return [input.base[layer]!, written];
  });
  return { draw: draw(logitsOf(weights, config, hidden), input), tail };
}

/** The kept slots of a layer, old rows. */
function keptSlots({ base, tail, kept }: ExtendInput, layer: number): KeysAndValues {
  return bothOf(base![layer]!, (x, of) => {
    const slots = tail ? tf.concat([x, tail[layer]![of]], 2) : x;
    return slots.shape[2] === kept ? slots : tf.slice(slots, [0, 0, 0, 0], [-1, -1, kept, -1]);
  });
}

function bothOf(pair: KeysAndValues, map: (x: Tensor, of: keyof KeysAndValues) => Tensor): KeysAndValues {
  return { keys: map(pair.keys, 'keys'), values: map(pair.values, 'values') };
}

function take(x: Tensor, index: Tensor | null): Tensor {
  return index === null ? x : tf.gather(x, index);
}

function behind(old: Tensor | null, fresh: Tensor): Tensor {
  return old === null ? fresh : tf.concat([old, fresh], 2);
}

function draw(logits: Tensor, input: DrawInput): Draw {
  return drawTokens(logits, input.noise, input.inverseTemperature, input.greedy, input.topP);
}
