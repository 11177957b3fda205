import type { Rng } from '../../../shared/util/rng';
import { NOTHING_HAPPENS } from '../loggedEpisode';
import { mapInBatches } from '../mapInBatches';
import type { GameContext } from './game';
import { walkAtRandom, walkGold, walkHouse } from './walk';

/** Games whose texts make the vocabulary: of seeds that no split has. */
const FIRST_SEED = 30_000;
const GAMES = 150;

/**
 * Texts for a vocabulary, from games of each setting that belong to no split: everything is seen, everything is tried, the task is
 * solved. What only few games have can still be missing.
 */
export async function collectTexts(contexts: readonly GameContext[], rng: Rng): Promise<Set<string>> {
  const texts = new Set([NOTHING_HAPPENS, 'you carry nothing .', 'unseen nothing .']);
  const seeds = Array.from({ length: GAMES }, (_, i) => FIRST_SEED + i);
  for (const [number, context] of contexts.entries()) {
    const walks = await mapInBatches(seeds, 16, (seed) =>
      Promise.all([
        walkHouse(context, seed),
        walkGold(context, seed),
        walkAtRandom(context, seed, rng.fork('vocabulary', number, seed)),
      ]),
    );
    for (const { goal, views } of walks.flat()) {
      texts.add(goal);
      for (const { text, actions, carried, notes } of views)
        for (const each of [text, carried, notes, ...actions.keys()]) if (each) texts.add(each);
    }
  }
  return texts;
}
