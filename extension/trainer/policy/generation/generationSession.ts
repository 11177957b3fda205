import type { Rng } from '../../../shared/util/rng';
import { disposeTree } from '../../compute/disposeTree';
import { type TensorFlow, tf } from '../../compute/tf';
import { paddedRows } from '../batches/rowBatch';
import { makeTokenBlock } from '../batches/tokenBlock';
import { roundedLength, roundUp } from '../batches/tokenRow';
import { tokenTensors } from '../transformer/tokenTensors';
import type { Decoded, Extended, Kept, LayerCaches } from './cachedForward';
import { CachedTokens } from './cachedTokens';
import type { Generator } from './generator';
import { type Draw, drawNoise, type Sampling } from './sampling';
import { SlotMoves, tablePieces } from './slotMoves';
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

const TAIL_STEP = 4;

/** A response under way; its row is its index among the requests. */
interface OpenResponse {
  readonly request: GenerationRequest;
  readonly row: number;
  readonly tokens: number[];
  readonly logProbs: number[];
  readonly entropy: number[];
}

type Drawing = { readonly greedy: boolean; readonly topP: number; readonly inverseTemperature: Tensor };

/**
 * Conversations that go on side by side, each with its keys and values cached. A call draws the next response of some of them; the
 * caches then hold these conversations and no others: prompts in the base, responses in the tail.
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
  private cached: ReadonlyMap<number, CachedTokens> = new Map();

  constructor(private readonly generator: Generator) {}

  /** Draws one response for each request; a sequence may occur once. */
  generate(requests: readonly GenerationRequest[], sampling: Sampling): Response[] {
    if (requests.length === 0) return [];
    const greedy = sampling.temperature === 0;
    const inverseTemperature = tf.scalar(greedy ? 1 : 1 / sampling.temperature);
    const drawing = { greedy, topP: sampling.topP, inverseTemperature };
    const responses = this.extend(requests, drawing);
    const promptLength = intVector(
      requests.map(({ prompt }) => prompt.length),
      sizeOf(this.base).rows,
    );
    const tailSlots = roundUp(sampling.maxNewTokens, TAIL_STEP);
    for (let step = 0; step < sampling.maxNewTokens - 1; step++) {
      const live = responses.filter((response) => !this.isOver(response));
      if (live.length === 0) break;
      this.decode(live, step, promptLength, tailSlots, drawing);
    }
    tf.dispose([inverseTemperature, promptLength]);
    return responses;
  }

  close(): void {
    this.clear();
    this.cached = new Map();
  }

  private isOver({ tokens }: OpenResponse): boolean {
    return this.generator.policy.config.eosIds.includes(tokens.at(-1)!);
  }

  private extend(requests: readonly GenerationRequest[], drawing: Drawing): OpenResponse[] {
    const unique = groupPrompts(
      requests.map(({ prompt }) => prompt),
      (i) => this.cached.get(requests[i]!.sequence)?.reusable(requests[i]!.prompt) ?? 0,
      this.generator.economies,
    );
    this.count(requests, unique);
    const open = requests.map((request, row) => ({ request, row, tokens: [], logProbs: [], entropy: [] }));
    const rows = this.rowsFor(requests.length);
    const count = paddedRows(unique.length);
    const sequences = unique.map(({ tokens, start }) => ({ tokens: tokens.slice(start), start }));
    const length = roundedLength(Math.max(...sequences.map(({ tokens }) => tokens.length)));
    const kept = this.kept(requests, unique, count, length);
    const fresh = makeTokenBlock(sequences, count, length);
    const last = sequences.map(({ tokens }, u) => fresh.first[u]! + tokens.length - 1);
    const copyOf = new Int32Array(rows);
    unique.forEach(({ requests: members }, u) => {
      for (const row of members) copyOf[row] = u;
    });
    const isOwn = count === rows && requests.every((_, row) => copyOf[row] === row);
    const input = {
      ...drawing,
      fresh: tokenTensors(fresh),
      last: intVector(last, count),
      kept,
      copyOf: isOwn ? null : tf.tensor1d(copyOf, 'int32'),
      noise: this.noise(open, rows),
    };
    const { draw, base } = this.generator.extend(input) as Extended;
    disposeTree([input.fresh, input.last, input.noise, input.copyOf]);
    if (kept) disposeTree([kept.start, kept.entry, kept.stride]);
    this.clear();
    this.base = base;
    this.cached = new Map(requests.map(({ sequence, prompt }, row) => [sequence, new CachedTokens(row, prompt)]));
    this.record(open, draw);
    return open;
  }

  /**
   * The cache's rows stay until half of them are unused, and its slots never become fewer, since every pair of sizes is a graph to
   * record.
   */
  private rowsFor(requests: number): number {
    const { rows } = sizeOf(this.base);
    return requests <= rows && requests > rows / 2 ? rows : paddedRows(requests);
  }

  /** What the new prompts go on with; null where that is nothing. */
  private kept(
    requests: readonly GenerationRequest[],
    unique: readonly UniquePrompt[],
    count: number,
    length: number,
  ): Kept | null {
    if (this.base === null || unique.every(({ start }) => start === 0)) return null;
    const keeping = unique.map(({ tokens, start, requests: [first] }) => {
      const cached = this.cached.get(requests[first!]!.sequence);
      return { tokens, start, row: cached?.row ?? 0, inBase: cached?.inBase(start) ?? 0 };
    });
    const tail = keeping.some(({ start, inBase }) => start > inBase) ? this.tail : null;
    const longest = Math.max(...keeping.map(({ tokens }) => tokens.length));
    const slots = Math.max(sizeOf(this.base).slots, roundedLength(longest));
    const [basePiece, tailPiece, freshPiece] = tablePieces(this.generator.policy.config.keyValueHeads, [
      sizeOf(this.base),
      sizeOf(tail),
      { rows: count, slots: length },
    ]);
    const moves = new SlotMoves(count, slots);
    keeping.forEach(({ tokens, start, row, inBase }, u) => {
      moves.move(u, 0, inBase, basePiece!, row);
      moves.move(u, inBase, start - inBase, tailPiece!, row);
      moves.move(u, start, tokens.length - start, freshPiece!, u);
    });
    return {
      base: this.base,
      tail,
      start: intVector(
        unique.map(({ start }) => start),
        count,
      ),
      entry: tf.tensor2d(moves.entry, [count, slots], 'int32'),
      stride: tf.tensor2d(moves.stride, [count, slots], 'int32'),
    };
  }

  private decode(
    live: readonly OpenResponse[],
    step: number,
    promptLength: Tensor,
    tailSlots: number,
    drawing: Drawing,
  ): void {
    const [rows] = promptLength.shape as [number];
    const token = new Int32Array(rows);
    for (const { request, row, tokens } of live) {
      token[row] = tokens.at(-1)!;
      this.cached.get(request.sequence)!.append(tokens.at(-1)!);
    }
    const input = {
      ...drawing,
      token: tf.tensor1d(token, 'int32'),
      promptLength,
      base: this.base!,
      tail: this.tail ?? this.emptyTail(rows, tailSlots),
      step: tf.scalar(step, 'int32'),
      noise: this.noise(live, rows),
    };
    const { draw, tail } = this.generator.decode(input) as Decoded;
    tf.dispose([input.token, input.step, input.noise, ...tensorsOf(input.tail)]);
    this.tail = tail;
    this.record(live, draw);
  }

  private emptyTail(rows: number, slots: number): LayerCaches {
    const { layers, keyValueHeads, headSize } = this.generator.policy.config;
    const zeros = () => tf.zeros([rows, keyValueHeads, slots, headSize]);
    return Array.from({ length: layers }, () => ({ keys: zeros(), values: zeros() }));
  }

  private clear(): void {
    tf.dispose([...tensorsOf(this.base), ...tensorsOf(this.tail)]);
    this.base = null;
    this.tail = null;
  }

  private noise(drawn: readonly { readonly row: number; readonly request: GenerationRequest }[], rows: number): Tensor {
    const values = new Float32Array(rows);
    for (const { row, request } of drawn) values[row] = drawNoise(request.rng);
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

function sizeOf(caches: LayerCaches | null): { rows: number; slots: number } {
  const [rows = 0, , slots = 0] = caches?.[0]?.keys.shape ?? [];
  return { rows, slots };
}

function tensorsOf(caches: LayerCaches | null): Tensor[] {
  return (caches ?? []).flatMap(({ keys, values }) => [keys, values]);
}

/** int32 [length], zero behind the given values. */
function intVector(values: readonly number[], length: number): Tensor {
  const padded = new Int32Array(length);
  padded.set(values);
  return tf.tensor1d(padded, 'int32');
}
