import { expect, it } from 'vitest';
import { jointAgreement, pairAgreement, type RatedUnit } from '../../../extension/engine/agreement/agreement';
import { Rng } from '../../../extension/shared/util/rng';

const bootstrap = (resamples = 400) => ({ resamples, rng: Rng.from('agreement') });

/** Two raters who agree on all units of most trajectories and on none of the others. */
function clustered(trajectories: number, steps: number): RatedUnit[] {
  return Array.from({ length: trajectories * steps }, (_, i) => {
    const trajectory = Math.floor(i / steps);
    const truth = i % 2;
    return { trajectoryId: `t${trajectory}`, ratings: [truth, trajectory % 4 === 0 ? 1 - truth : truth] };
  });
}

it('counts what both rated, and by trajectory', () => {
  const units: RatedUnit[] = [
    { trajectoryId: 'a', ratings: [0, 0, null] },
    { trajectoryId: 'a', ratings: [1, null, null] },
    { trajectoryId: 'b', ratings: [1, 0, null] },
    { trajectoryId: 'c', ratings: [null, 1, 1] },
  ];
  const pair = pairAgreement(units, 0, 1, 2, bootstrap());
  expect(pair).toMatchObject({ units: 2, trajectories: 2, raw: { value: 0.5 } });
  expect(pair.confusion).toEqual([
    [1, 0],
    [1, 0],
  ]);
  expect(jointAgreement(units, 2, bootstrap())).toMatchObject({ units: 3, trajectories: 3 });
});

it('has intervals by trajectory, which are wider than those over steps', () => {
  const units = clustered(24, 10);
  const { raw, kappa, alpha } = pairAgreement(units, 0, 1, 2, bootstrap());
  for (const { value, low, high } of [raw, kappa, alpha]) {
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
  }
  const steps = units.map((unit, i) => ({ ...unit, trajectoryId: `step ${i}` }));
  const naive = pairAgreement(steps, 0, 1, 2, bootstrap()).raw;
  expect(raw.value).toBe(naive.value);
  expect(raw.high - raw.low).toBeGreaterThan(2 * (naive.high - naive.low));
});

it('has the same intervals for the same seed, and none on request or of a single trajectory', () => {
  const units = clustered(12, 3);
  expect(pairAgreement(units, 0, 1, 2, bootstrap())).toEqual(pairAgreement(units, 0, 1, 2, bootstrap()));
  const none = { low: Number.NaN, high: Number.NaN };
  expect(pairAgreement(units, 0, 1, 2, bootstrap(0)).kappa).toMatchObject(none);
  const single = units.map((unit) => ({ ...unit, trajectoryId: 'one' }));
  expect(pairAgreement(single, 0, 1, 2, bootstrap()).kappa).toMatchObject(none);
});

it('is not defined where there is nothing to compare', () => {
  const { units, raw, kappa, alpha } = pairAgreement([], 0, 1, 2, bootstrap());
  expect(units).toBe(0);
  expect([raw.value, kappa.value, alpha.value]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});
