import type { Task } from '../../../engine/environments/environment';
import type { Split } from '../../../shared/model/environmentFacts';
import { NOTHING_HAPPENS } from '../loggedEpisode';
import type { ScienceWorldGame } from './game';

/** Variations whose gold paths are walked; lists of actions make each step slow. */
const VARIATIONS = 60;

/**
 * Texts met on gold paths of training variations. Words of other tasks and variations are missing: a policy made from nothing has no
 * use for a world of this size, and one that was trained before brings its own vocabulary.
 */
export async function collectTexts(
  tasks: Readonly<Record<Split, readonly Task[]>>,
  gameOf: (task: Task) => ScienceWorldGame,
): Promise<Set<string>> {
  const texts = new Set([NOTHING_HAPPENS, 'you carry nothing .']);
  for (const task of tasks.L0.slice(0, VARIATIONS)) {
    const game = gameOf(task);
    try {
      const { goal, view: first } = await game.start();
      texts.add(goal);
      for (let view = first; ; ) {
        for (const each of [view.text, view.carried, ...view.actions.keys()]) if (each) texts.add(each);
        const action = view.outcome === 'running' ? await game.advise() : undefined;
        if (action === undefined) break;
        texts.add(action);
        view = await game.play([action]);
      }
    } finally {
      game.close();
    }
  }
  return texts;
}
