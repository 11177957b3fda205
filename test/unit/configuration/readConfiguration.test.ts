import { expect, it } from 'vitest';
import { configurationError, formatProblem } from '../../../extension/engine/configuration/problem';
import { readConfiguration } from '../../../extension/engine/configuration/readConfiguration';
import { FAKE_TABLES } from './fakeTables';

const problemsOf = (input: string | object): string[] =>
  readConfiguration(input, FAKE_TABLES).problems.map((problem) => formatProblem(problem, 'a.couplet.json'));

it('writes out every default', () => {
  const { configuration, problems } = readConfiguration('{}', FAKE_TABLES);
  expect(problems).toEqual([]);
  expect(configuration).toMatchObject({
    name: null,
    seed: 0,
    environment: { id: 'household', receptacles: 8, distractors: 3 },
    prompt: { window: 2, notes: true, carried: true, stepCounter: false, historyWords: 0 },
    policy: { source: null, layers: 4, hidden: 64, intermediate: 176, maxPositions: 1024 },
    coldStart: { trajectories: 800, steps: 1500, scheduledSteps: 1500, muonLearningRate: 0.005 },
    rollout: { tasks: 16, group: 8, maxNewTokens: 12 },
    algorithm: { id: 'grpo', iterations: 50, loss: 'dapo', klEstimator: 'k3', beta2: 0.99 },
    advantage: { id: 'grpo', scale: 'group' },
    evaluation: { every: 8, episodes: 100, splits: ['L0', 'L1', 'L2'] },
    checkpoint: { every: 5, keep: 3 },
    compute: { backend: 'auto', threads: 2, jit: true, sharePrefixes: true, deduplicate: true },
  });
  expect(readConfiguration(configuration, FAKE_TABLES)).toEqual({ configuration, problems: [], notes: [] });
});

it('accepts comments, trailing commas and $schema', () => {
  const text = '// quick\n{ "$schema": "x", /* ours */ "seed": 7, "rollout": { "group": 4, }, }';
  const { configuration, problems } = readConfiguration(text, FAKE_TABLES);
  expect(problems).toEqual([]);
  expect(configuration).toMatchObject({ seed: 7, rollout: { group: 4, tasks: 16 } });
  expect(configuration).not.toHaveProperty('$schema');
});

it('gives the parameters of the variant that is named', () => {
  const { configuration } = readConfiguration({ algorithm: { id: 'gcd', lambda: 3 } }, FAKE_TABLES);
  expect(configuration.algorithm).toMatchObject({
    id: 'gcd',
    lambda: 3,
    labelSources: ['oracle'],
    learningRate: 3e-4,
  });
  expect(readConfiguration({ algorithm: { id: 'sft' } }, FAKE_TABLES).configuration.algorithm).toEqual({ id: 'sft' });
});

it('names every problem at once, each with its place, the value and what is allowed', () => {
  const text = `{
  "sed": 1,
  "seed": -1,
  "environment": { "id": "household", "receptacles": 2.5 },
  "algorithm": {
    "learningRate": "fast",
    "learnngRate": 1e-3,
    "loss": "dappo",
    "lambda": 1
  },
  "evaluation": { "splits": ["L0", "L9", "L0"] },
  "compute": { "jit": "yes" },
  "prompt": 3
}`;
  expect(problemsOf(text)).toEqual([
    'a.couplet.json:2:3 sed: unknown key; did you mean "seed"?',
    'a.couplet.json:3:11 seed: is -1; an integer from 0 to 9007199254740991 is allowed',
    'a.couplet.json:4:54 environment.receptacles: is 2.5; an integer from 4 to 30 is allowed',
    'a.couplet.json:6:21 algorithm.learningRate: is "fast"; a number above 0 is allowed',
    'a.couplet.json:7:5 algorithm.learnngRate: unknown key; did you mean "learningRate"?',
    'a.couplet.json:8:13 algorithm.loss: is "dappo"; "grpo", "bnpo", "dr_grpo", "dapo", "cispo" or "gspo" is allowed; did you mean "dapo"?',
    'a.couplet.json:9:5 algorithm.lambda: unknown key; it belongs to "gcd", but algorithm.id is "grpo"',
    'a.couplet.json:11:36 evaluation.splits[1]: is "L9"; "L0", "L1" or "L2" is allowed; did you mean "L0"?',
    'a.couplet.json:11:42 evaluation.splits[2]: is "L0" for the second time; each may stand once',
    'a.couplet.json:12:23 compute.jit: is "yes"; true or false is allowed',
    'a.couplet.json:13:13 prompt: is 3; an object with "window", "notes", "carried", "stepCounter" and "historyWords" is allowed',
  ]);
});

it('says where a misplaced key belongs', () => {
  expect(problemsOf({ learningRate: 1e-3 })).toEqual([
    'a.couplet.json learningRate: unknown key; did you mean "coldStart.learningRate" or "algorithm.learningRate"?',
  ]);
  expect(problemsOf({ environment: { id: 'corridor', receptacles: 8 } })).toEqual([
    'a.couplet.json environment.receptacles: unknown key; it belongs to "household", but environment.id is "corridor"',
  ]);
});

it('judges nothing else of a variant whose id is unknown', () => {
  const { configuration, problems } = readConfiguration({ environment: { id: 'hosehold', rooms: 3 } }, FAKE_TABLES);
  expect(problems.map(({ path }) => path)).toEqual(['environment.id']);
  expect(problems[0].message).toContain('did you mean "household"?');
  expect(configuration.environment).toEqual({ id: 'household', receptacles: 8, distractors: 3 });
});

it.each([
  ['', 'a.couplet.json:1:1: is not JSON: value expected'],
  ['{ "seed" 1 }', 'a.couplet.json:1:10: is not JSON: colon expected'],
  ['{\n  "seed": 1\n  "name": "x"\n}', 'a.couplet.json:3:3: is not JSON: comma expected'],
  ['[1]', 'a.couplet.json:1:1: is [1]; an object is allowed'],
  ['{ "seed": 1, "seed": 2 }', 'a.couplet.json:1:14 seed: is given twice; remove one of them'],
  ['{ "seed": null }', 'a.couplet.json:1:11 seed: is null; an integer from 0 to 9007199254740991 is allowed'],
  ['{ "__proto__": { "seed": 3 } }', expect.stringMatching(/1:3 __proto__: unknown key/)],
  ['{ "algorithm": { "constructor": 1 } }', expect.stringMatching(/1:18 algorithm.constructor: unknown key/)],
])('refuses %s', (text, message) => {
  expect(problemsOf(text)).toEqual([message]);
});

it('shows syntax errors alone, since what follows may not be what was meant', () => {
  expect(problemsOf('{ "seed": "x", "algorithm" }')).toEqual(['a.couplet.json:1:28: is not JSON: colon expected']);
});

it.each([
  [{ policy: { hidden: 60, heads: 8 } }, 'policy.hidden', 'a multiple of 16'],
  [{ policy: { heads: 4, keyValueHeads: 3 } }, 'policy.keyValueHeads', 'a divisor of policy.heads, 4'],
  [{ coldStart: { steps: 4400 } }, 'coldStart.steps', 'at most coldStart.scheduledSteps, 1500'],
  [{ coldStart: { steps: 0 }, algorithm: { id: 'sft' } }, 'coldStart.steps', 'at least 1'],
  [{ algorithm: { id: 'gcd', labelSources: [] } }, 'algorithm.labelSources', 'at least one source'],
  [{ algorithm: { id: 'gcd', labelSources: [], labelControl: 'random' } }, 'algorithm.labelSources', 'also for'],
  [{ labels: { runs: ['runs/a-001'], sources: [] } }, 'labels.sources', 'at least one source'],
  [{ coldStart: { classification: 'labels' } }, 'coldStart.classification', 'labels.runs names no run'],
  [{ algorithm: { dualClip: 0.5 } }, 'algorithm.dualClip', 'above 1'],
  [{ evaluation: { splits: [] } }, 'evaluation.splits', 'at least one split'],
  [{ name: '../escape' }, 'name', 'names a folder'],
])('refuses parameters that do not go together: %j', (input, path, message) => {
  const { problems } = readConfiguration(input, FAKE_TABLES);
  expect(problems).toEqual([{ path, message: expect.stringContaining(message) }]);
});

it('asks nothing of the shape when the policy comes from a folder', () => {
  expect(problemsOf({ policy: { source: 'models/qwen', hidden: 60, heads: 8 } })).toEqual([]);
});

it('makes one error of all problems, for the exit code of bad usage', () => {
  const { problems } = readConfiguration('{ "sed": 1, "seed": -1 }', FAKE_TABLES);
  const error = configurationError(problems, 'x.couplet.json');
  expect(error.options.usage).toBe(true);
  expect(error.message.split('\n')).toHaveLength(3);
  expect(error.message).toMatch(
    /^The configuration has 2 problems; nothing was started\.\n {2}x\.couplet\.json:1:3 sed/,
  );
});
