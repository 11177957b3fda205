import { describe, expect, it } from 'vitest';
import type { Estimator, StepColumns } from '../../../extension/engine/advantages/estimator';
import { ESTIMATORS, estimatorById } from '../../../extension/engine/advantages/table';
import { defaultsOf } from '../../../extension/engine/configuration/parameters';
import { Rng } from '../../../extension/shared/util/rng';
import { UserError } from '../../../extension/shared/util/userError';
import { expectClose } from './expectClose';
import { randomColumns, takeRows } from './randomColumns';

const estimate = (estimator: Estimator, columns: StepColumns) =>
  estimator.estimate(columns, defaultsOf(estimator.parameters));

/** Rows of all trajectories taken in turn, as parallel environments write them; each trajectory keeps its order. */
function interleaved({ group, trajectory, step }: Required<StepColumns>): number[] {
  const key = (row: number) => `${step[row]} ${trajectory[row]} ${group[row]}`;
  return group.map((_, row) => row).sort((a, b) => step[a] - step[b] || (key(a) < key(b) ? -1 : 1));
}

describe('the estimator table', () => {
  it('has unique ids and finds by id', () => {
    const ids = ESTIMATORS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const estimator of ESTIMATORS) expect(estimatorById(estimator.id)).toBe(estimator);
  });

  it('answers an unknown id with the ids there are', () => {
    expect(() => estimatorById('ppo')).toThrow(UserError);
    expect(() => estimatorById('ppo')).toThrow(/'ppo'.*grpo, dr-grpo/);
  });
});

describe.each(ESTIMATORS.map((estimator) => ({ id: estimator.id, estimator })))('$id', ({ id, estimator }) => {
  const columns = randomColumns(Rng.from('advantages', id));
  const needed = Object.fromEntries(estimator.needs.map((name) => [name, columns[name]])) as StepColumns;

  it('says where its formula is from', () => {
    expect(estimator.description).toMatch(/\(.+\)|upper bound/);
    expect(estimator.label).not.toBe('');
  });

  it('works with the columns it needs and gives every step finite numbers', () => {
    const { advantage, terms } = estimate(estimator, needed);
    const steps = columns.reward.length;
    for (const values of [advantage, ...Object.values(terms)]) {
      expect(values).toBeInstanceOf(Float64Array);
      expect(values.length).toBe(steps);
      expect(values.every(Number.isFinite)).toBe(true);
    }
    expect(advantage.some((value) => value !== 0)).toBe(true);
  });

  it('says what each advantage is the sum of, up to a positive factor', () => {
    const { advantage, terms } = estimate(estimator, needed);
    const parts = estimator.parts(defaultsOf(estimator.parameters));
    const sum = (step: number) => parts.reduce((total, { term, weight }) => total + weight * terms[term][step], 0);
    advantage.forEach((value, step) => {
      if (Math.abs(value) > 1e-9) expect(Math.sign(sum(step)), `step ${step}`).toBe(Math.sign(value));
      else expect(sum(step)).toBeCloseTo(0, 9);
    });
  });

  it.each(estimator.needs)('names the column %s when it is not there', (name) => {
    const { [name]: _, ...rest } = needed;
    expect(() => estimate(estimator, rest)).toThrow(UserError);
    expect(() => estimate(estimator, rest)).toThrow(new RegExp(`'${id.replaceAll('+', '\\+')}'.*'${name}'`));
  });

  it('does not depend on how the trajectories are mixed', () => {
    const order = interleaved(columns);
    const mixed = estimate(estimator, takeRows(columns, order));
    const plain = estimate(estimator, columns);
    expectClose(
      mixed.advantage,
      order.map((row) => plain.advantage[row]),
      1e-12,
    );
    for (const [name, values] of Object.entries(plain.terms))
      expectClose(
        mixed.terms[name],
        order.map((row) => values[row]),
        1e-12,
      );
  });

  it.each([
    ['no spread in the rewards', { reward: () => 0.3 }],
    ['no rewards at all', { reward: () => 0 }],
    ['groups of one', { siblings: 1 }],
    ['a single trajectory', { groups: 1, siblings: 1 }],
    ['no steps', { groups: 0 }],
  ])('stays finite with %s', (_, options) => {
    const special = randomColumns(Rng.from('special', id), options);
    const { advantage } = estimate(estimator, special);
    expect(advantage.length).toBe(special.reward.length);
    expect(advantage.every(Number.isFinite)).toBe(true);
  });

  it('leaves its input alone', () => {
    const before = structuredClone(columns);
    estimate(estimator, columns);
    expect(columns).toEqual(before);
  });
});
