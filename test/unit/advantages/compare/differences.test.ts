import { describe, expect, it } from 'vitest';
import { disagreeingSteps } from '../../../../extension/engine/advantages/compare/disagreeingSteps';
import { type Estimate, estimate } from '../../../../extension/engine/advantages/compare/estimate';
import { explainAdvantage } from '../../../../extension/engine/advantages/compare/explainAdvantage';
import { explainDifference } from '../../../../extension/engine/advantages/compare/explainDifference';
import { signFlips } from '../../../../extension/engine/advantages/compare/signFlips';
import { TRAINING_ESTIMATORS } from '../../../../extension/engine/advantages/trainingEstimators';
import { Rng } from '../../../../extension/shared/util/rng';
import { randomColumns } from '../randomColumns';
import { choose, columnsOf, EARLY_AND_LATE } from './hand';

describe('sign flips', () => {
  it('count pairs of signs and name the steps', () => {
    const first = Int8Array.of(1, 1, -1, 0, 0, -1);
    const second = Int8Array.of(1, -1, 1, 1, 0, 0);
    expect(signFlips(first, second)).toEqual({
      table: [
        [0, 1, 1],
        [0, 1, 1],
        [1, 0, 1],
      ],
      flipped: [1, 2],
      oneSided: [3, 5],
    });
  });

  it('are the same steps in either order, with the table turned', () => {
    const columns = randomColumns(Rng.from('flips'));
    const estimates = TRAINING_ESTIMATORS.map(({ id }) => estimate(columns, choose(id)));
    for (const a of estimates)
      for (const b of estimates) {
        const [there, back] = [signFlips(a.signs, b.signs), signFlips(b.signs, a.signs)];
        expect(back.flipped).toEqual(there.flipped);
        expect(back.oneSided).toEqual(there.oneSided);
        expect(back.table).toEqual([0, 1, 2].map((i) => there.table.map((row) => row[i])));
        expect(there.table.flat().reduce((x, y) => x + y)).toBe(columns.reward.length);
        if (a === b) expect(there.flipped).toEqual([]);
      }
  });

  it('between any of several estimators are disagreeing steps', () => {
    expect([...disagreeingSteps([Int8Array.of(1, 1, 0), Int8Array.of(1, -1, 1), Int8Array.of(0, 0, 0)])]).toEqual([
      0, 1, 0,
    ]);
    expect([...disagreeingSteps([])]).toEqual([]);
  });
});

describe('explanations', () => {
  const of = (id: string, parameters = {}): Estimate => estimate(EARLY_AND_LATE, choose(id, parameters));

  it('say why a step has its sign', () => {
    expect(explainAdvantage(of('grpo'), 0)).toBe(
      'grpo: the return of its trajectory (0.6) is below the mean return of its group (0.8), so the step is discouraged.',
    );
    expect(explainAdvantage(of('gigpo', { gamma: 1, stepWeight: 0.5 }), 1)).toBe(
      'gigpo:gamma=1,stepWeight=0.5: the return of its trajectory against the group (-0.2) and the return from the step on against other visits of the state (-0.25) push it down, so the step is discouraged.',
    );
  });

  it('say that a comparison of equals gives nothing', () => {
    const equal = columnsOf([
      ['a', 's', 1],
      ['b', 's', 1],
    ]);
    expect(explainAdvantage(estimate(equal, choose('grpo')), 0)).toContain(
      '(1) equals the mean return of its group (1), so the step gets no signal.',
    );
    expect(explainAdvantage(estimate(equal, choose('gigpo')), 0)).toContain(
      'against other visits of the state add nothing',
    );
  });

  it('say that a reward is missing', () => {
    const missing = { ...EARLY_AND_LATE, reward: [Number.NaN, 0, 0, 1] };
    expect(explainAdvantage(estimate(missing, choose('grpo')), 0)).toBe(
      'grpo: a reward of the trajectory is missing, so the step gets no signal.',
    );
  });

  it('name the term that both have, where the value of one turns the other round', () => {
    // b's return is 1, the mean of its group .8; from hall on, a earns 0 and b 1. Only the return of a's first step differs: it is the same.
    const columns = columnsOf([
      ['a', 'start', 1],
      ['a', 'hall', 0],
      ['b', 'start', 0],
      ['b', 'hall', 0.5],
    ]);
    const [whole, fromStep] = [estimate(columns, choose('dr-grpo')), estimate(columns, choose('monte-carlo'))];
    expect(signFlips(whole.signs, fromStep.signs).flipped).toEqual([1, 3]);
    const { term, words } = explainDifference(whole, fromStep, 1);
    expect(term).toBe('return');
    expect(words).toBe(
      'The return makes the difference: the return of its trajectory (1) for dr-grpo, the return from the step on (0) for monte-carlo. ' +
        'dr-grpo: the return of its trajectory (1) is above the mean return of its group (0.75), so the step is reinforced. ' +
        "monte-carlo: the return from the step on (0) is below the siblings' mean return from the same state on (0.5), so the step is discouraged.",
    );
    expect(explainDifference(fromStep, whole, 1).term).toBe('return');
  });

  it('name a part that only one of them counts', () => {
    const columns = columnsOf([
      ['a', 'start', 1],
      ['a', 'hall', 0],
      ['b', 'start', 0],
      ['b', 'hall', 0.5],
    ]);
    const [whole, both] = [estimate(columns, choose('grpo')), estimate(columns, choose('gigpo', { stepWeight: 3 }))];
    expect(signFlips(whole.signs, both.signs).flipped).toEqual([1, 3]);
    const { term, words } = explainDifference(whole, both, 1);
    expect(term).toBe('step');
    expect(words).toContain(
      'The step part makes the difference, which gigpo:stepWeight=3 counts: the return from the step on against other visits of the state',
    );
    expect(words).toContain('surpasses the return of its trajectory against the group (0.25)');
  });

  it('admit that no single term did it', () => {
    const none = { ...choose('grpo').estimator, parts: () => [] };
    const bare = { ...of('grpo'), choice: { ...choose('grpo'), estimator: none } };
    expect(explainDifference(bare, bare, 0)).toMatchObject({
      term: null,
      words: expect.stringContaining('Several terms together'),
    });
  });
});
