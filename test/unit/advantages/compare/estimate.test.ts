import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { estimate, tryEstimate } from '../../../../extension/engine/advantages/compare/estimate';
import { gradientShares } from '../../../../extension/engine/advantages/compare/gradientShares';
import { choose, columnsOf, EARLY_AND_LATE } from './hand';

it('names choices by the parameters that are not at their defaults', () => {
  expect(choose('grpo').id).toBe('grpo');
  expect(choose('grpo', { scaling: 'none', epsilon: 1e-6 }).id).toBe('grpo:scaling=none');
  expect(choose('gigpo', { stepWeight: 2, gamma: 1 }).id).toBe('gigpo:gamma=1,stepWeight=2');
});

it('gives what the estimator itself gives', () => {
  const choice = choose('monte-carlo');
  const direct = choice.estimator.estimate(EARLY_AND_LATE, choice.parameters);
  const { advantage, terms, signs } = estimate(EARLY_AND_LATE, choice);
  expect({ advantage, terms }).toEqual(direct);
  expect([...signs]).toEqual([-1, -1, 1, 1]);
});

it('takes what rounding leaves of equal returns for no signal', () => {
  const equal = columnsOf(['a', 'b', 'c'].map((trajectory) => [trajectory, 's', 0.1] as const));
  const { advantage, signs } = estimate(equal, choose('rloo'));
  expect(advantage.some((value) => value !== 0)).toBe(true); // rounding: this is what the signs must not show
  expect([...signs]).toEqual([0, 0, 0]);
});

it('says why an estimator is not possible and goes on', () => {
  const refused = tryEstimate(EARLY_AND_LATE, choose('gae'));
  expect(refused).toMatchObject({ choice: { id: 'gae' }, reason: expect.stringContaining("needs the column 'value'") });
  const broken = {
    ...choose('grpo'),
    estimator: {
      ...choose('grpo').estimator,
      estimate: () => {
        throw new RangeError('bug');
      },
    },
  };
  expect(() => tryEstimate(EARLY_AND_LATE, broken)).toThrow('bug');
});

describe('gradient shares', () => {
  const { cases } = JSON.parse(
    readFileSync(new URL('../../../fixtures/gigpo/golden.json', import.meta.url), 'utf8'),
  ) as { cases: { modes: { mean_norm: { advantage: number[] } } }[] };

  const golden = cases
    .map(({ modes }) => modes.mean_norm.advantage)
    .filter((advantage) => advantage.some((value) => value !== 0));

  it.each(golden.map((advantage, i) => [i, advantage] as const))(
    'add up to 1 over golden batch %i and are in the ratio of the advantages',
    (_, advantage) => {
      const shares = gradientShares(Float64Array.from(advantage));
      const total = advantage.reduce((sum, value) => sum + Math.abs(value), 0);
      expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      for (const [i, value] of advantage.entries()) expect(shares[i]! * total).toBeCloseTo(Math.abs(value), 12);
    },
  );

  it('are 0 where no step has an advantage', () => {
    expect([...gradientShares(new Float64Array(3))]).toEqual([0, 0, 0]);
  });
});
