import { boolean, choice, integer, text, type ValuesOf } from '../../../engine/configuration/parameters';

/**
 * Settings of TextWorldExpress; the defaults are the Coin Collector that the learning curves were measured on. Its game `sorting` is not
 * here: two games of one seed share their things, so the episodes of a group would disturb each other.
 */
export const TEXTWORLD_EXPRESS_PARAMETERS = {
  game: choice('coin', 'The game.', {
    coin: 'Coin Collector: find a coin in a house and take it. L2 is a larger house.',
    mapreader: 'MapReader: fetch a coin from a named room with the help of a map. L2 is a larger house.',
    twc: 'TextWorld Commonsense: put things where they belong. L2 has things that no training task has.',
    cookingworld: 'CookingWorld: find and prepare the ingredients of a recipe. L2 has other ingredients.',
    arithmetic: 'Solve a problem, then take the things whose number is the answer. L2 has other problems.',
    simonsays: 'Do what Simon says. L2 has other things.',
    peckingorder: 'Read the instructions and follow them. L2 has other things.',
  }),
  rooms: integer(0, 'Rooms of the house in L0 and L1; 0 takes 6 (coin, mapreader) or 2 (twc, cookingworld).', {
    minimum: 0,
    maximum: 50,
  }),
  largerRooms: integer(0, 'Rooms of the house in L2 of coin and mapreader; 0 takes 11 (coin) or 12 (mapreader).', {
    minimum: 0,
    maximum: 50,
  }),
  items: integer(
    0,
    'Things to put away (twc), ingredients (cookingworld), rooms to the coin (mapreader); 0 takes 2, 1 and 3.',
    { minimum: 0, maximum: 10 },
  ),
  distractors: integer(0, 'Things in the house that no task asks for.', { minimum: 0, maximum: 10 }),
  doors: boolean(false, 'Put closed doors between rooms.'),
  properties: text(
    '',
    'More properties of the game as the package names them: "limitInventorySize=1,numIngredients=3".',
  ),
  trainingTasks: integer(200, 'Size of the training pool (split L0).', { minimum: 1, maximum: 10_000 }),
  reward: choice('success', 'What is rewarded.', {
    success: '1 with the step that solves the task, 0 otherwise.',
    score: "By how much a step raises the game's own score of 0 to 1.",
  }),
  expert: choice('explorer', 'Who advises in the cold start.', {
    explorer:
      'coin: goes to the nearest room it has not seen, knowing only what was observed. Other games have no such player: gold.',
    gold: "The package's own gold path, which in coin and twc wanders at random; advice only while it is followed.",
  }),
  notes: boolean(true, 'Keep notes of the rooms that were seen through an opening and not entered yet.'),
  memory: integer(512, 'Upper limit of the Java heap.', { minimum: 128, unit: 'MB' }),
} as const;

export type TextWorldExpressParameters = ValuesOf<typeof TEXTWORLD_EXPRESS_PARAMETERS>;
