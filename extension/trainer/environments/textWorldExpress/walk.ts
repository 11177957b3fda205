import type { Rng } from '../../../shared/util/rng';
import type { GameView } from '../remoteGame';
import { type GameContext, TextWorldExpressGame } from './game';

/** Steps after which a walk is ended; seeing the largest house takes about 150. */
const MAX_STEPS = 500;
const RANDOM_STEPS = 30;

/** What a walk showed, from the first view to the last. */
export interface Walk {
  readonly goal: string;
  readonly views: readonly GameView[];
}

/** Opens every door and enters every room. Equal houses give equal walks. */
export const walkHouse = (context: GameContext, seed: number): Promise<Walk> =>
  walk(context, seed, (game) => game.wayOn());

/** Solves the game by its gold path. */
export const walkGold = (context: GameContext, seed: number): Promise<Walk> =>
  walk({ ...context, expert: 'gold' }, seed, (game) => game.advise());

/** Takes random admissible actions. */
export const walkAtRandom = (context: GameContext, seed: number, rng: Rng): Promise<Walk> => {
  let left = RANDOM_STEPS;
  return walk(context, seed, (_, { actions }) => (left-- > 0 ? rng.choice([...actions.keys()]) : undefined));
};

async function walk(
  context: GameContext,
  seed: number,
  decide: (game: TextWorldExpressGame, view: GameView) => string | undefined | Promise<string | undefined>,
): Promise<Walk> {
  const game = new TextWorldExpressGame(context, seed);
  try {
    const { goal, view } = await game.start();
    const views = [view];
    while (views.length < MAX_STEPS && views.at(-1)!.outcome === 'running') {
      const view = views.at(-1)!;
      const action = await decide(game, view);
      const sent = action === undefined ? undefined : view.actions.get(action);
      if (sent === undefined) break;
      views.push(await game.play([sent]));
    }
    return { goal, views };
  } finally {
    game.close();
  }
}
