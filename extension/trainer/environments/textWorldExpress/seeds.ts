import { createHash } from 'node:crypto';
import type { Split } from '../../../shared/model/environmentFacts';
import { mapInBatches } from '../mapInBatches';
import type { Walk } from './walk';

/** Tasks of L1 and of L2. */
export const EVALUATION_TASKS = 300;

/** First seed of each split: where the package's own training, development and test seeds begin. */
const FIRST_SEED: Readonly<Record<Split, number>> = { L0: 0, L1: 10_000, L2: 20_000 };
const BATCH = 64;

/** The seeds of each split, by task index. */
export type SplitSeeds = Readonly<Record<Split, readonly number[]>>;

/** Seeds in their natural order. */
export const plainSeeds = (trainingTasks: number): SplitSeeds => ({
  L0: range(FIRST_SEED.L0, trainingTasks),
  L1: range(FIRST_SEED.L1, EVALUATION_TASKS),
  L2: range(FIRST_SEED.L2, EVALUATION_TASKS),
});

/**
 * Seeds of games that differ: two seeds of a small house often give the same one, so of L0 and L1 only the first seed of each
 * game is kept, and L1 has no game of L0. `walk` shows the whole of a game. Where there are not enough different games, the splits are
 * smaller.
 */
export async function distinctSeeds(trainingTasks: number, walk: (seed: number) => Promise<Walk>): Promise<SplitSeeds> {
  const known = new Set<string>();
  const choose = async (first: number, wanted: number): Promise<number[]> => {
    const chosen: number[] = [];
    const limit = Math.min(FIRST_SEED.L1, 4 * wanted + BATCH);
    for (let from = 0; from < limit && chosen.length < wanted; from += BATCH) {
      const seeds = range(first + from, Math.min(BATCH, limit - from));
      const prints = await mapInBatches(seeds, BATCH, async (seed) => fingerprint(await walk(seed)));
      seeds.forEach((seed, i) => {
        if (chosen.length === wanted || known.has(prints[i]!)) return;
        known.add(prints[i]!);
        chosen.push(seed);
      });
    }
    return chosen;
  };
  const L0 = await choose(FIRST_SEED.L0, trainingTasks);
  const L1 = await choose(FIRST_SEED.L1, EVALUATION_TASKS);
  return { ...plainSeeds(0), L0, L1 };
}

/** Equal for walks that showed the same. */
function fingerprint({ views }: Walk): string {
  const hash = createHash('sha1');
  for (const { state, actions } of views) hash.update([state, ...actions.keys(), ''].join('\n'));
  return hash.digest('base64');
}

const range = (first: number, length: number): number[] => Array.from({ length }, (_, i) => first + i);
