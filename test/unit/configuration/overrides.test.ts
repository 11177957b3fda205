import { expect, it } from 'vitest';
import { formatProblem } from '../../../extension/engine/configuration/problem';
import { readConfiguration } from '../../../extension/engine/configuration/readConfiguration';
import { FAKE_TABLES } from './fakeTables';

const set = (input: string | object, ...overrides: string[]) => readConfiguration(input, FAKE_TABLES, overrides);

it('sets values, JSON where they are JSON and text otherwise; the last one wins', () => {
  const { configuration, problems } = set(
    { seed: 1 },
    'algorithm.learningRate=1e-3',
    'seed=2',
    'seed=3',
    'name=my-run',
    'compute.jit=false',
    'algorithm.loss=grpo',
    'policy.source="models/a b"',
  );
  expect(problems).toEqual([]);
  expect(configuration).toMatchObject({
    seed: 3,
    name: 'my-run',
    compute: { jit: false },
    algorithm: { learningRate: 1e-3, loss: 'grpo' },
    policy: { source: 'models/a b' },
  });
});

it('takes a text parameter literally and a list with commas', () => {
  const { configuration, problems } = set({}, 'name=007', 'evaluation.splits=L0,L2');
  expect(problems).toEqual([]);
  expect(configuration.name).toBe('007');
  expect(configuration.evaluation.splits).toEqual(['L0', 'L2']);
  expect(set({ name: 'x' }, 'name=null').configuration.name).toBeNull();
  expect(set({}, 'name=42').configuration.name).toBe('42');
  expect(set({}, 'evaluation.splits=["L1"]').configuration.evaluation.splits).toEqual(['L1']);
  expect(set({}, 'labels.runs=runs/a-001,runs/b-001').configuration.labels.runs).toEqual(['runs/a-001', 'runs/b-001']);
  expect(set({ labels: { runs: ['x'] } }, 'labels.runs=').configuration.labels.runs).toEqual([]);
});

it('does not change what it was given', () => {
  const input = { algorithm: { id: 'gcd', lambda: 2 } };
  set(input, 'algorithm.lambda=3', 'algorithm.id=grpo');
  expect(input).toEqual({ algorithm: { id: 'gcd', lambda: 2 } });
});

it('keeps the keys that a new variant also has and drops the others, with a note', () => {
  const gcd = { algorithm: { id: 'gcd', learningRate: 1e-3, lambda: 2, labelSamples: 64 } };
  const { configuration, notes, problems } = set(gcd, 'algorithm.id=grpo');
  expect(problems).toEqual([]);
  expect(configuration.algorithm).toMatchObject({ id: 'grpo', learningRate: 1e-3 });
  expect(configuration.algorithm).not.toHaveProperty('lambda');
  expect(notes).toEqual(['algorithm: dropped "lambda" and "labelSamples", which "grpo" does not have.']);
  expect(set(gcd, 'algorithm.id=gcd').notes).toEqual([]);
});

it('sets ids first, in whatever order they are given', () => {
  const { configuration, problems } = set(
    {},
    'algorithm.lambda=2',
    'environment.lights=false',
    'environment.id=corridor',
    'algorithm.id=gcd',
  );
  expect(problems).toEqual([]);
  expect(configuration.algorithm).toMatchObject({ id: 'gcd', lambda: 2 });
  expect(configuration.environment).toEqual({ id: 'corridor', distractors: 0, lights: false });
});

it('checks a kept key against the new variant', () => {
  const { problems } = set({ environment: { distractors: 5 } }, 'environment.id=corridor');
  expect(problems).toEqual([expect.objectContaining({ path: 'environment.distractors' })]);
});

it('blames the argument, or the file where that is at fault', () => {
  const text = '{ "rollout": { "group": 0 } }';
  const { problems } = set(text, 'algorithm.learnngRate=1', 'seed=x', 'seed.a=1', 'nonsense', 'rollout=3', '=1');
  expect(problems.map((problem) => formatProblem(problem, 'f.json'))).toEqual([
    '--set nonsense: must be written path=value, as in algorithm.learningRate=1e-3',
    '--set =1: must be written path=value, as in algorithm.learningRate=1e-3',
    '--set seed.a=1 seed: is no section, so nothing can be set in it',
    '--set seed=x seed: is "x"; an integer from 0 to 9007199254740991 is allowed',
    '--set rollout=3 rollout: is 3; an object with "tasks", "group", "maxSteps", "temperature", "topP" and "maxNewTokens" is allowed',
    '--set algorithm.learnngRate=1 algorithm.learnngRate: unknown key; did you mean "learningRate"?',
  ]);
  expect(formatProblem(set(text, 'seed=1').problems[0], 'f.json')).toMatch(/^f\.json:1:25 rollout\.group: is 0/);
});

it('reaches into nothing inherited', () => {
  const { problems } = set({}, '__proto__.seed=3', 'constructor.prototype.x=1');
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringContaining('unknown key'),
    expect.stringContaining('unknown key'),
  ]);
  expect(({} as { seed?: number }).seed).toBeUndefined();
});
