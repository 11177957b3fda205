/**
 * A workload of `couplet bench` and the PyTorch program that does the same work.
 * @typedef {object} Pair
 * @property {string} id
 * @property {string} workload
 * @property {string} peer program under bench/peers
 * @property {readonly string[]} [arguments] what the program is told
 * @property {readonly string[]} modules what the interpreter must be able to import
 * @property {readonly string[]} parts whose times are compared
 * @property {number} steps timed steps of both in a round
 * @property {true} [needsRollouts] the program replays recorded rollouts
 */

/** @type {readonly Pair[]} */
export const PAIRS = [
  {
    id: 'p1-loop',
    workload: 'p1',
    peer: 'p1_loop.py',
    modules: ['torch', 'transformers'],
    parts: ['step', 'generation', 'training'],
    steps: 10,
  },
  trl('p1', 10),
  trl('p1b', 8),
  {
    id: 'household-loop',
    workload: 'household',
    peer: 'household_loop.py',
    modules: ['torch', 'pyarrow'],
    parts: ['step', 'rollout', 'training'],
    steps: 3,
    needsRollouts: true,
  },
  { id: 'train-step', workload: 'train-step', peer: 'train_step.py', modules: ['torch'], parts: ['step'], steps: 20 },
  {
    id: 'train-step-small',
    workload: 'train-step-small',
    peer: 'train_step.py',
    arguments: ['--rows', '4', '--tokens', '32'],
    modules: ['torch'],
    parts: ['step'],
    steps: 60,
  },
  { id: 'decode', workload: 'decode', peer: 'decode.py', modules: ['torch'], parts: ['step'], steps: 10 },
];

/** @param {string} workload @param {number} steps @returns {Pair} */
function trl(workload, steps) {
  return {
    id: `${workload}-trl`,
    workload,
    peer: `${workload}_trl.py`,
    modules: ['torch', 'transformers', 'trl', 'datasets'],
    parts: ['step', 'generation', 'training'],
    steps,
  };
}
