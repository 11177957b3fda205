/**
 * What bench/learning.mjs trains.
 * @typedef {object} Experiment
 * @property {string} id
 * @property {string} title
 * @property {string} example
 * @property {readonly string[]} settings
 * @property {string} [coldStartOf] the experiment whose cold start of the same seed the iterations begin from
 */

/** @type {readonly Experiment[]} */
export const EXPERIMENTS = [
  {
    id: 'household',
    title: 'GRPO on the household, as `npm start` trains it',
    example: 'household',
    settings: [],
  },
  {
    id: 'household-gcd',
    title: 'GCD on the household',
    example: 'household-gcd',
    settings: [],
  },
  {
    id: 'household-gcd-baseline',
    title: 'GRPO from the cold start of GCD',
    example: 'household-gcd',
    settings: ['algorithm={"id":"grpo","iterations":30}'],
    coldStartOf: 'household-gcd',
  },
  {
    id: 'textworld-express',
    title: 'GRPO on Coin Collector of TextWorldExpress',
    example: 'textworld-express',
    settings: [],
  },
];
