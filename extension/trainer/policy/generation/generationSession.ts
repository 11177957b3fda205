import type { Rng } from '../../../shared/util/rng';
import { type TensorFlow, tf } from '../../compute/tf';
import { paddedRows } from '../batches/rowBatch';
import { roundUp } from '../batches/tokenRow';
import type { Generator } from './generator';
import type { RowCache } from './rowCache';
import type { Draw, Sampling } from './sampling';
import { SequenceSlots } from './sequenceSlots';
import { groupPrompts, type UniquePrompt } from './uniquePrompts';

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

const SLOT_STEP = 16;

/**
 * Conversations that go on side by side, each with its keys and values in the cache. A call draws the next response of some of
 * them; finished ones cost nothing once half of the rows are idle.
 */
export class GenerationSession {
  readonly counts: GenerationCounts = {
    prompts: 0,
    uniquePrompts: 0,
    promptTokens: 0,
    evaluatedPromptTokens: 0,
    newTokens: 0,
  };
  private cache: RowCache | null = null;
  /** Sequence in each row of the cache. */
  private rowsOf: number[];
  private readonly slots: SequenceSlots[];

  constructor(
    private readonly generator: Generator,
    sequences: number,
  ) {
    this.rowsOf = Array.from({ length: sequences }, (_, i) => i);
    this.slots = this.rowsOf.map(() => new SequenceSlots());
  }

  /** Draws one response for each request; a sequence may occur once. */
  generate(requests: readonly GenerationRequest[], sampling: Sampling): Response[] {
    if (requests.length === 0) return [];
    const unique = groupPrompts(requests, this.slots, this.generator.economies);
    for (const prompt of unique)
      for (const r of prompt.requests) this.slots[requests[r]!.sequence]!.truncate(prompt.start);
    const ends = unique.map((prompt) => this.slots[requests[prompt.requests[0]!]!.sequence]!.end);
    const longest = Math.max(...requests.map((r) => this.slots[r.sequence]!.end), ...ends);
    const cached = longest === 0 ? 0 : roundUp(longest, SLOT_STEP);
    const length = roundUp(Math.max(...unique.map((u) => u.tokens.length - u.start)), SLOT_STEP);
    const cache = this.provide(requests, cached + length + sampling.maxNewTokens);
    const rowOf = new Map(this.rowsOf.map((sequence, row) => [sequence, row]));
    const rows = requests.map((r) => rowOf.get(r.sequence)!);

    this.counts.prompts += requests.length;
    this.counts.uniquePrompts += unique.length;
    for (const r of requests) this.counts.promptTokens += r.prompt.length;
    for (const u of unique) this.counts.evaluatedPromptTokens += u.tokens.length - u.start;

    const responses = requests.map(() => ({
      tokens: [] as number[],
      logProbs: [] as number[],
      entropy: [] as number[],
    }));
    let live = requests.map((_, i) => i);
    const noise = () => {
      const values = new Float32Array(cache.rows);
      for (const i of live) values[rows[i]!] = requests[i]!.rng.uniform();
      return tf.tensor1d(values);
    };
    const settings = { greedy: sampling.temperature === 0, topP: sampling.topP };
    const inverseTemperature = tf.scalar(settings.greedy ? 1 : 1 / sampling.temperature);
    const record = (draw: Draw) => {
      const [token, logProb, entropy] = [draw.token.dataSync(), draw.logProb.dataSync(), draw.entropy.dataSync()];
      tf.dispose([draw.token, draw.logProb, draw.entropy]);
      this.counts.newTokens += live.length;
      for (const i of live) {
        responses[i]!.tokens.push(token[rows[i]!]!);
        responses[i]!.logProbs.push(logProb[rows[i]!]!);
        responses[i]!.entropy.push(entropy[rows[i]!]!);
      }
      live = live.filter((i) => !this.isEnd(responses[i]!.tokens.at(-1)!));
    };

    record(
      run(cache.extend, {
        ...this.extendInput(cache, requests, rows, unique, cached, length),
        cached,
        noise: noise(),
        inverseTemperature: tf.clone(inverseTemperature),
        ...settings,
      }),
    );
    for (let t = 0; live.length > 0 && t < sampling.maxNewTokens - 1; t++) {
      const cursor = cached + length + t;
      const token = new Int32Array(cache.rows);
      const position = new Int32Array(cache.rows);
      for (const i of live) {
        const held = this.slots[requests[i]!.sequence]!;
        token[rows[i]!] = responses[i]!.tokens.at(-1)!;
        position[rows[i]!] = held.length;
        held.append(token[rows[i]!]!, cursor);
      }
      const visible = new Float32Array(cache.rows * cache.capacity);
      // An idle row must see something: a softmax over nothing is not a number.
      for (let row = 0; row < cache.rows; row++) visible[row * cache.capacity + cursor] = 1;
      for (const i of live) this.slots[requests[i]!.sequence]!.mark(visible, rows[i]!, cache.capacity);
      record(
        run(cache.decode, {
          token: tf.tensor1d(token, 'int32'),
          position: tf.tensor1d(position, 'int32'),
          cursor: tf.scalar(cursor, 'int32'),
          visible: tf.tensor2d(visible, [cache.rows, cache.capacity]),
          noise: noise(),
          inverseTemperature: tf.clone(inverseTemperature),
          ...settings,
        }),
      );
    }
    inverseTemperature.dispose();
    return responses;
  }

  close(): void {
    if (this.cache) this.generator.giveBack(this.cache);
    this.cache = null;
  }

  private isEnd(token: number): boolean {
    return this.generator.policy.config.eosIds.includes(token);
  }

  private extendInput(
    cache: RowCache,
    requests: readonly GenerationRequest[],
    rows: readonly number[],
    unique: readonly UniquePrompt[],
    cached: number,
    length: number,
  ) {
    const count = paddedRows(unique.length);
    const ids = new Int32Array(count * length);
    const start = new Int32Array(count);
    const last = new Int32Array(count);
    const representative = new Int32Array(count);
    const copyOf = new Int32Array(cache.rows);
    const visible = new Float32Array(count * cached);
    unique.forEach((prompt, u) => {
      const fresh = prompt.tokens.slice(prompt.start);
      const first = prompt.requests[0]!;
      ids.set(fresh, u * length);
      start[u] = prompt.start;
      last[u] = fresh.length - 1;
      representative[u] = rows[first]!;
      this.slots[requests[first]!.sequence]!.mark(visible, u, cached);
      for (const r of prompt.requests) {
        copyOf[rows[r]!] = u;
        const held = this.slots[requests[r]!.sequence]!;
        fresh.forEach((token, i) => held.append(token, cached + i));
      }
    });
    return {
      ids: tf.tensor2d(ids, [count, length], 'int32'),
      start: tf.tensor1d(start, 'int32'),
      last: tf.tensor1d(last, 'int32'),
      representative: tf.tensor1d(representative, 'int32'),
      copyOf: tf.tensor1d(copyOf, 'int32'),
      visible: tf.tensor2d(visible, [count, cached]),
    };
  }

  /** The cache for these requests: grown when slots are short, shrunk when at most half of the rows are still in use. */
  private provide(requests: readonly GenerationRequest[], slotsNeeded: number): RowCache {
    const active = paddedRows(requests.length);
    const current = this.cache;
    if (current && current.capacity >= slotsNeeded && active > current.rows / 2 && requests.length <= current.rows) {
      const inCache = new Set(this.rowsOf);
      if (requests.every((r) => inCache.has(r.sequence))) return current;
    }
    const keepsRows = current !== null && active > current.rows / 2 && requests.length <= current.rows;
    const rows = keepsRows ? current.rows : active;
    const capacity =
      current && current.capacity >= slotsNeeded
        ? current.capacity
        : roundUp(Math.ceil(slotsNeeded * 1.25), 2 * SLOT_STEP);
    const next = this.generator.borrow(rows, capacity);
    const sequences = requests.map((r) => r.sequence);
    if (current) {
      const rowOf = new Map(this.rowsOf.map((sequence, row) => [sequence, row]));
      next.adopt(
        current,
        sequences.map((sequence) => rowOf.get(sequence) ?? 0),
      );
      const kept = new Set(sequences);
      for (const sequence of this.rowsOf) if (!kept.has(sequence)) this.slots[sequence]!.truncate(0);
      this.generator.giveBack(current);
    }
    this.rowsOf = sequences;
    this.cache = next;
    return next;
  }
}

/** Runs a traced function and disposes its inputs. */
function run<I extends Record<string, TensorFlow.Tensor | number | boolean>>(
  traced: (input: I) => Draw,
  input: I,
): Draw {
  try {
    return traced(input);
  } finally {
    tf.dispose(Object.values(input).filter((x) => x instanceof tf.Tensor));
  }
}
