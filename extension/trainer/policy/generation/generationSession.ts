import type { Rng } from '../../../shared/util/rng';
import { type TensorFlow, tf } from '../../compute/tf';
import { paddedRows } from '../batches/rowBatch';
import { roundUp } from '../batches/tokenRow';
import type { Decoded, Extended, LayerCaches } from './cachedForward';
import type { Generator } from './generator';
import type { Draw, Sampling } from './sampling';
import { SequenceSlots } from './sequenceSlots';
import { groupPrompts, type UniquePrompt } from './uniquePrompts';

type Tensor = TensorFlow.Tensor;

/** The next response of one sequence. */
export interface GenerationRequest {
  /** Index of the sequence in the session. */
  readonly sequence: number;
  /** The whole prompt; what it shares with the sequence's earlier tokens is not evaluated again. At least one token. */
  readonly prompt: readonly number[];
  /** Source of this response's noise, one number a token. */
  readonly rng: Rng;
}

export interface Response {
  /** Ends with an end token unless `maxNewTokens` cut it off. */
  readonly tokens: readonly number[];
  /** At temperature 1, in nats. */
  readonly logProbs: readonly number[];
  readonly entropy: readonly number[];
}

/** What generation cost, summed over a session. */
export interface GenerationCounts {
  prompts: number;
  uniquePrompts: number;
  /** Prompt tokens asked for, and those really evaluated (padding not counted). */
  promptTokens: number;
  evaluatedPromptTokens: number;
  newTokens: number;
}

const SLOT_STEP = 8;
const LENGTH_STEP = 8;
const TAIL_STEP = 4;

/** A response under way, and the row of the caches it lives in. */
interface OpenResponse {
  readonly request: GenerationRequest;
  readonly row: number;
  readonly tokens: number[];
  readonly logProbs: number[];
  readonly entropy: number[];
}

/**
 * Conversations that go on side by side, each with its keys and values cached. A call draws the next response of some of them. Slots
 * are the columns of the caches: first those of the prompts (`base`), then those of the latest responses (`tail`); which sequence
 * uses which is known here only.
 */
export class GenerationSession {
  readonly counts: GenerationCounts = {
    prompts: 0,
    uniquePrompts: 0,
    promptTokens: 0,
    evaluatedPromptTokens: 0,
    newTokens: 0,
  };
  private base: LayerCaches | null = null;
  private tail: LayerCaches | null = null;
  private rows = 0;
  /** Row of each sequence that is in the caches. */
  private rowOf = new Map<number, number>();
  private readonly slots: readonly SequenceSlots[];

  constructor(
    private readonly generator: Generator,
    sequences: number,
  ) {
    this.slots = Array.from({ length: sequences }, () => new SequenceSlots());
  }

  /** Draws one response for each request; a sequence may occur once. Sequences that are left out leave the caches when rows get few. */
  generate(requests: readonly GenerationRequest[], sampling: Sampling): Response[] {
    if (requests.length === 0) return [];
    const unique = groupPrompts(requests, this.slots, this.generator.economies);
    for (const prompt of unique)
      for (const r of prompt.requests) this.slots[requests[r]!.sequence]!.truncate(prompt.start);
    this.count(requests, unique);

    const greedy = sampling.temperature === 0;
    const drawing = { greedy, topP: sampling.topP };
    const inverseTemperature = tf.scalar(greedy ? 1 : 1 / sampling.temperature);
    const open = this.extend(requests, unique, { ...drawing, inverseTemperature });
    const responses = [...open];
    const tailSlots = roundUp(sampling.maxNewTokens, TAIL_STEP);
    let live = responses.filter((response) => !this.isOver(response));
    this.clearTail();
    for (let t = 0; live.length > 0 && t < sampling.maxNewTokens - 1; t++) {
      this.decode(live, t, tailSlots, { ...drawing, inverseTemperature });
      live = live.filter((response) => !this.isOver(response));
    }
    inverseTemperature.dispose();
    return responses;
  }

  close(): void {
    tf.dispose(tensorsOf(this.base));
    this.clearTail();
    this.base = null;
  }

  private isOver({ tokens }: OpenResponse): boolean {
    return this.generator.policy.config.eosIds.includes(tokens.at(-1)!);
  }

  private extend(
    requests: readonly GenerationRequest[],
    unique: readonly UniquePrompt[],
    drawing: { greedy: boolean; topP: number; inverseTemperature: Tensor },
  ): OpenResponse[] {
    const baseSlots = slotsOf(this.base);
    const end = Math.max(...requests.map(({ sequence }) => this.slots[sequence]!.end));
    const keepsTail = end > baseSlots;
    const kept =
      end === 0 ? 0 : keepsTail ? baseSlots + slotsOf(this.tail) : Math.min(baseSlots, roundUp(end, SLOT_STEP));
    const length = roundUp(Math.max(...unique.map((u) => u.tokens.length - u.start)), LENGTH_STEP);

    // Rows stay where they are until at most half of them are in use.
    const enough = paddedRows(requests.length);
    const stay =
      this.base !== null && enough > this.rows / 2 && requests.every(({ sequence }) => this.rowOf.has(sequence));
    const oldRowOf = this.rowOf;
    const rows = stay ? this.rows : enough;
    if (!stay) this.rowOf = new Map(requests.map(({ sequence }, row) => [sequence, row]));
    const rowOf = requests.map(({ sequence }) => this.rowOf.get(sequence)!);

    const count = paddedRows(unique.length);
    const isOwn = unique.length === requests.length && count === rows && unique.every((_, u) => rowOf[u] === u);
    const ids = new Int32Array(count * length);
    const start = new Int32Array(count);
    const last = new Int32Array(count);
    const representative = new Int32Array(count);
    const copyOf = new Int32Array(rows);
    const rowsFrom = new Int32Array(rows);
    const visible = new Float32Array(count * kept);
    unique.forEach((prompt, u) => {
      const fresh = prompt.tokens.slice(prompt.start);
      const [first] = prompt.requests as [number, ...number[]];
      ids.set(fresh, u * length);
      start[u] = prompt.start;
      last[u] = fresh.length - 1;
      representative[u] = oldRowOf.get(requests[first]!.sequence) ?? 0;
      this.slots[requests[first]!.sequence]!.mark(visible, u, kept);
      for (const r of prompt.requests) {
        const { sequence } = requests[r]!;
        copyOf[rowOf[r]!] = u;
        rowsFrom[rowOf[r]!] = oldRowOf.get(sequence) ?? 0;
        fresh.forEach((token, i) => {
          this.slots[sequence]!.append(token, kept + i);
        });
      }
    });
    // What idle sequences had in the caches is overwritten.
    const active = new Set(requests.map(({ sequence }) => sequence));
    this.slots.forEach((held, sequence) => {
      if (!active.has(sequence)) held.truncate(0);
    });

    const index = (values: Int32Array) => tf.tensor1d(values, 'int32');
    const input = {
      ...drawing,
      ids: tf.tensor2d(ids, [count, length], 'int32'),
      start: index(start),
      last: index(last),
      kept,
      base: kept === 0 ? null : this.base,
      tail: kept > 0 && keepsTail ? this.tail : null,
      visible: kept === 0 ? null : tf.tensor2d(visible, [count, kept]),
      representative: kept === 0 || isOwn ? null : index(representative),
      rowsFrom: kept === 0 || stay ? null : index(rowsFrom),
      copyOf: isOwn ? null : index(copyOf),
      noise: this.noise(requests, rowOf, rows),
    };
    const { draw, base } = this.generator.extend(input) as Extended;
    const { ids: _ids, start: _start, last: _last, visible: _visible, noise } = input;
    tf.dispose(
      [_ids, _start, _last, noise, _visible, input.representative, input.rowsFrom, input.copyOf].filter(isTensor),
    );
    tf.dispose(tensorsOf(this.base));
    this.base = base;
    this.rows = rows;
    const open = requests.map((request, i) => ({ request, row: rowOf[i]!, tokens: [], logProbs: [], entropy: [] }));
    this.record(open, draw);
    return open;
  }

  private decode(
    live: readonly OpenResponse[],
    t: number,
    tailSlots: number,
    drawing: { greedy: boolean; topP: number; inverseTemperature: Tensor },
  ): void {
    const baseSlots = slotsOf(this.base);
    const width = baseSlots + tailSlots;
    const token = new Int32Array(this.rows);
    const position = new Int32Array(this.rows);
    const visible = new Float32Array(this.rows * width);
    // An idle row must see something: a softmax over nothing is not a number.
    for (let row = 0; row < this.rows; row++) visible[row * width + baseSlots + t] = 1;
    for (const { request, row, tokens } of live) {
      const held = this.slots[request.sequence]!;
      token[row] = tokens.at(-1)!;
      position[row] = held.length;
      held.append(tokens.at(-1)!, baseSlots + t);
      held.mark(visible, row, width);
    }
    const input = {
      ...drawing,
      token: tf.tensor1d(token, 'int32'),
      position: tf.tensor1d(position, 'int32'),
      base: this.base!,
      tail: this.tail ?? this.emptyTail(tailSlots),
      slot: tf.tensor1d(Float32Array.from({ length: tailSlots }, (_, i) => (i === t ? 1 : 0))),
      visible: tf.tensor2d(visible, [this.rows, width]),
      noise: this.noise(
        live.map(({ request }) => request),
        live.map(({ row }) => row),
        this.rows,
      ),
    };
    const { draw, tail } = this.generator.decode(input) as Decoded;
    tf.dispose([input.token, input.position, input.slot, input.visible, input.noise, ...tensorsOf(input.tail)]);
    this.tail = tail;
    this.record(live, draw);
  }

  private emptyTail(slots: number): LayerCaches {
    const { layers, keyValueHeads, headSize } = this.generator.policy.config;
    const zeros = () => tf.zeros([this.rows, keyValueHeads, slots, headSize]);
    return Array.from({ length: layers }, () => ({ keys: zeros(), values: zeros() }));
  }

  private clearTail(): void {
    tf.dispose(tensorsOf(this.tail));
    this.tail = null;
  }

  private noise(requests: readonly GenerationRequest[], rowOf: readonly number[], rows: number): Tensor {
    const values = new Float32Array(rows);
    requests.forEach(({ rng }, i) => {
      values[rowOf[i]!] = rng.uniform();
    });
    return tf.tensor1d(values);
  }

  private record(open: readonly OpenResponse[], draw: Draw): void {
    const [token, logProb, entropy] = [draw.token.dataSync(), draw.logProb.dataSync(), draw.entropy.dataSync()];
    tf.dispose([draw.token, draw.logProb, draw.entropy]);
    this.counts.newTokens += open.length;
    for (const response of open) {
      response.tokens.push(token[response.row]!);
      response.logProbs.push(logProb[response.row]!);
      response.entropy.push(entropy[response.row]!);
    }
  }

  private count(requests: readonly GenerationRequest[], unique: readonly UniquePrompt[]): void {
    this.counts.prompts += requests.length;
    this.counts.uniquePrompts += unique.length;
    for (const { prompt } of requests) this.counts.promptTokens += prompt.length;
    for (const { tokens, start } of unique) this.counts.evaluatedPromptTokens += tokens.length - start;
  }
}

function slotsOf(caches: LayerCaches | null): number {
  return caches?.[0]?.keys.shape[2] ?? 0;
}

function tensorsOf(caches: LayerCaches | null): Tensor[] {
  return (caches ?? []).flatMap(({ keys, values }) => [keys, values]);
}

function isTensor(value: unknown): value is Tensor {
  return value instanceof tf.Tensor;
}
