import type { Split } from '../../../shared/model/environmentFacts';
import type { TextWorldExpressParameters } from './parameters';

/** What to ask of the package for a task, beside the seed. */
export interface GameSetting {
  readonly game: string;
  /** `numLocations=6,includeDoors=0` */
  readonly properties: string;
  readonly fold: 'train' | 'dev' | 'test';
}

type Game = TextWorldExpressParameters['game'];
type Properties = Readonly<Record<string, number>>;

interface GameRules {
  /** Whether the folds of the package are the same houses, so that a larger house is what makes L2. */
  readonly foldsAreAlike: boolean;
  properties(parameters: TextWorldExpressParameters, larger: boolean): Properties;
}

const count = (value: number, otherwise: number): number => (value === 0 ? otherwise : value);
const rooms = (p: TextWorldExpressParameters, larger: boolean, small: number, large: number): number =>
  larger ? count(p.largerRooms, large) : count(p.rooms, small);
const withoutProperties: GameRules = { foldsAreAlike: false, properties: () => ({}) };

const RULES: Readonly<Record<Game, GameRules>> = {
  coin: {
    foldsAreAlike: true,
    properties: (p, larger) => ({
      numLocations: rooms(p, larger, 6, 11),
      numDistractorItems: p.distractors,
      includeDoors: Number(p.doors),
      limitInventorySize: 0,
    }),
  },
  mapreader: {
    foldsAreAlike: true,
    properties: (p, larger) => ({
      numLocations: rooms(p, larger, 6, 12),
      maxDistanceApart: count(p.items, 3),
      maxDistractorItemsPerLocation: p.distractors,
      includeDoors: Number(p.doors),
      limitInventorySize: 0,
    }),
  },
  twc: {
    foldsAreAlike: false,
    properties: (p) => ({
      numLocations: rooms(p, false, 2, 2),
      numItemsToPutAway: count(p.items, 2),
      includeDoors: Number(p.doors),
      limitInventorySize: 0,
    }),
  },
  cookingworld: {
    foldsAreAlike: false,
    properties: (p) => ({
      numLocations: rooms(p, false, 2, 2),
      numIngredients: count(p.items, 1),
      numDistractorItems: p.distractors,
      includeDoors: Number(p.doors),
      limitInventorySize: 0,
    }),
  },
  arithmetic: withoutProperties,
  simonsays: withoutProperties,
  peckingorder: withoutProperties,
};

/**
 * The setting of a split. L0 and L1 are the training fold with different seeds. L2 is the test fold, with other things and
 * words, or, where the folds are the same houses, a larger house.
 */
export function settingOf(parameters: TextWorldExpressParameters, split: Split): GameSetting {
  const { foldsAreAlike, properties } = RULES[parameters.game];
  const beyond = split === 'L2';
  const named = Object.entries(properties(parameters, beyond && foldsAreAlike)).map(
    ([name, value]) => `${name}=${value}`,
  );
  const more = parameters.properties
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const overridden = new Set(more.map((each) => each.split('=')[0]));
  return {
    game: parameters.game,
    properties: [...named.filter((each) => !overridden.has(each.split('=')[0])), ...more].join(','),
    fold: beyond && !foldsAreAlike ? 'test' : 'train',
  };
}

/** A setting as a file name. */
export const keyOf = ({ game, properties, fold }: GameSetting): string =>
  [game, fold, properties].join(' ').replace(/[^\w=,. -]/g, '_');
