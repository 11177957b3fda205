import { expect, test } from 'vitest';
import { ESTIMATORS } from '../../../../extension/engine/advantages/table';
import { shownEstimator, shownEstimators } from '../../../../extension/host/inspection/shownEstimators';

const OWN = { advantage: { id: 'gigpo', gamma: 0.9, mode: 'mean', renamedSince: 1 } };

test('the estimator of the run comes first, with its parameters, and all others with their defaults', () => {
  const shown = shownEstimators(OWN);
  expect(shown[0]).toMatchObject({ id: 'gigpo:gamma=0.9', label: 'GiGPO (gamma=0.9)', own: true });
  expect(shown.slice(1).map(({ id }) => id)).toEqual(ESTIMATORS.map(({ id }) => id));
  expect(shown.filter(({ own }) => own)).toHaveLength(1);
});

test('one at its defaults stands there once', () => {
  expect(
    shownEstimators({ advantage: { id: 'grpo' } })
      .map(({ id }) => id)
      .sort(),
  ).toEqual(ESTIMATORS.map(({ id }) => id).sort());
});

test.each([[null], [{}], [{ advantage: 'grpo' }], [{ advantage: { id: 'of a newer version' } }]])(
  'a configuration that names none, %j, has none of its own',
  (configuration) => {
    expect(shownEstimators(configuration).some(({ own }) => own)).toBe(false);
  },
);

test('a chosen one is known by its id, and one that there is not is refused', () => {
  expect(shownEstimator('gigpo:mode=mean,gamma=0.9', OWN)).toMatchObject({ id: 'gigpo:gamma=0.9', own: true });
  expect(() => shownEstimator('gigpo:gama=1', OWN)).toThrow('gamma');
});
