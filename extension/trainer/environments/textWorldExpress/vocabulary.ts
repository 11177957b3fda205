import { NOTHING_HAPPENS } from '../loggedEpisode';
import { mapInBatches } from '../mapInBatches';
import type { GameContext } from './game';
import { walkGold, walkHouse } from './walk';

/** Games whose texts make the vocabulary, for each setting. */
const GAMES = 100;

/**
 * Texts of games of training seeds in each setting, for a vocabulary: no game that is evaluated is looked at, but rooms that only larger
 * houses have get their words. Words of things that only evaluation games have may be missing.
 */
export async function collectTexts(contexts: readonly GameContext[], seeds: readonly number[]): Promise<Set<string>> {
  const texts = new Set([NOTHING_HAPPENS, 'you carry nothing .', 'unseen : nothing .']);
  for (const context of contexts)
    for (const walks of await mapInBatches(seeds.slice(0, GAMES), 16, (seed) =>
      Promise.all([walkHouse(context, seed), walkGold(context, seed)]),
    ))
      for (const { goal, views } of walks) {
        texts.add(goal);
        for (const { text, actions, carried, notes } of views)
          for (const each of [text, carried, notes, ...actions.keys()]) if (each) texts.add(each);
      }
  return texts;
}
