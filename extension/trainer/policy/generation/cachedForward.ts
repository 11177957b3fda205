import { type TensorFlow, tf } from '../../compute/tf';
import type { Policy } from '../policy';
import { alone, type KeysAndValues, lengthBias, positionBias } from '../transformer/attention';
import type { TokenTensors } from '../transformer/tokenTensors';
import { type Context, logitsOf, transform } from '../transformer/transform';
import { type Draw, drawTokens } from './sampling';

type Tensor = TensorFlow.Tensor;

/** Keys and values of every layer for some rows and slots: [rows, keyValueHeads, slots, headSize] each. */
export type LayerCaches = readonly KeysAndValues[];

type DrawInput = {
  readonly noise: Tensor; // [rows]
  readonly inverseTemperature: Tensor; // []
  readonly greedy: boolean;
  readonly topP: number;
};

/** What the caches hold before new prompt tokens come: the last prompts (`base`), and the responses to them (`tail`). */
export type Kept = {
  readonly base: LayerCaches;
  /** Null where no prompt goes on behind a response. */
  readonly tail: LayerCaches | null;
  /** How many tokens of each prompt are kept. */
  readonly start: Tensor; // [unique]
  /** Where the slots of each whole prompt come from, see `SlotMoves`. */
  readonly entry: Tensor; // [unique, slots]
  readonly stride: Tensor; // [unique, slots]
};

/** New tokens behind what is cached; equal prompts are evaluated once and copied to all their rows. */
export type ExtendInput = {
  readonly fresh: TokenTensors; // unique prompts
  /** Index of each prompt's last token, whose logits are drawn from. */
  readonly last: Tensor; // [unique]
  /** Null where everything is evaluated anew. */
  readonly kept: Kept | null;
  /** Which unique prompt each row takes; null where row i takes prompt i. */
  readonly copyOf: Tensor | null; // [rows]
} & DrawInput;

export type Extended = {
  readonly draw: Draw;
  /** Token i of each prompt in slot i. */
  readonly base: LayerCaches;
};

/** Evaluates new prompt tokens and draws the first token of the response of every row. */
export function extendRows({ config, weights }: Policy, input: ExtendInput): Extended {
  const { kept, copyOf } = input;
  const { length } = input.fresh;
  const see = kept ? seeWhole(kept, length, config.keyValueHeads) : alone(length);
  const base: KeysAndValues[] = [];
  const context: Context = (layer, fresh) => {
    const seen = see(layer, fresh);
    base.push(bothOf(seen.parts[0]!, (x) => take(x, copyOf)));
    return seen;
  };
  const hidden = transform(weights, config, input.fresh, context, tf.expandDims(input.last, 1));
  const logits = logitsOf(weights, config, hidden);
  return { draw: draw(take(logits, copyOf), input), base };
}

/** One token behind the caches, for every row. */
export type DecodeInput = {
  readonly token: Tensor; // [rows]
  readonly promptLength: Tensor; // [rows]
  readonly base: LayerCaches;
  /** Room for the response, zero where nothing is written yet. */
  readonly tail: LayerCaches;
  /** Index of the token in the response, and so its slot of the tail. */
  readonly step: Tensor; // []
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
  const [rows] = input.token.shape as [number];
  const [baseSlots, tailSlots] = [slotsOf(input.base), slotsOf(input.tail)];
  const written = tf.tile(tf.reshape(tf.add(input.step, tf.scalar(1, 'int32')), [1]), [rows]);
  const bias = tf.concat([lengthBias(input.promptLength, baseSlots), lengthBias(written, tailSlots)], 3);
  const slot = tf.cast(tf.equal(tf.range(0, tailSlots, 1, 'int32'), input.step), 'float32');
  const column = tf.reshape(slot, [1, 1, tailSlots, 1]);
  const positions = tf.add(input.promptLength, input.step);
  const tail: KeysAndValues[] = [];
  const tokens = { rows, length: 1, ids: input.token, positions, padding: null };
  const hidden = transform(weights, config, tokens, (layer, fresh) => {
    const grown = bothOf(fresh, (x, of) => tf.add(input.tail[layer]![of], tf.mul(x, column)));
    tail.push(grown);
    return { parts: [input.base[layer]!, grown], bias };
  });
  return { draw: draw(logitsOf(weights, config, hidden), input), tail };
}

/** New tokens see their whole prompt, put together of what is kept and themselves, up to their own positions. */
function seeWhole(kept: Kept, length: number, heads: number): Context {
  const entries = headEntries(kept, heads);
  const bias = positionBias(kept.start, length, entries.shape[2]!);
  return (layer, fresh) => {
    const old = [kept.base[layer]!, ...(kept.tail ? [kept.tail[layer]!] : [])];
    return { parts: [bothOf(fresh, (x, of) => moved([...old.map((cache) => cache[of]), x], entries))], bias };
  };
}

/** Entries of all heads: [unique, heads, slots]. */
function headEntries({ entry, stride }: Kept, heads: number): Tensor {
  const head = tf.reshape(tf.range(0, heads, 1, 'int32'), [1, heads, 1]);
  return tf.add(tf.expandDims(entry, 1), tf.mul(tf.expandDims(stride, 1), head));
}

/** A cache put together from the entries of several: [unique, heads, slots, headSize]. */
function moved(caches: readonly Tensor[], entries: Tensor): Tensor {
  const headSize = caches[0]!.shape[3]!;
  const table = tf.concat(caches.map((cache) => tf.reshape(cache, [-1, headSize])));
  return tf.reshape(tf.gather(table, tf.reshape(entries, [-1])), [...entries.shape, headSize]);
}

function slotsOf(caches: LayerCaches): number {
  return caches[0]!.keys.shape[2]!;
}

function bothOf(pair: KeysAndValues, map: (x: Tensor, of: keyof KeysAndValues) => Tensor): KeysAndValues {
  return { keys: map(pair.keys, 'keys'), values: map(pair.values, 'values') };
}

function take(x: Tensor, index: Tensor | null): Tensor {
  return index === null ? x : tf.gather(x, index);
}

function draw(logits: Tensor, input: DrawInput): Draw {
  return drawTokens(logits, input.noise, input.inverseTemperature, input.greedy, input.topP);
}
