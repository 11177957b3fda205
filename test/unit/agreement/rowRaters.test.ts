import { describe, expect, it } from 'vitest';
import { chooseEstimator } from '../../../extension/engine/advantages/compare/estimatorChoice';
import { estimatorById } from '../../../extension/engine/advantages/table';
import { advantageRater, ORACLE_RATER, RULES_RATER } from '../../../extension/engine/agreement/rowRaters';
import { defaultsOf } from '../../../extension/engine/configuration/parameters';
import { labelTarget } from '../../helpers/label';
import { rolloutRow } from '../../helpers/rolloutRow';

const OTHER = '000001/g00/t1';
const ROWS = [
  rolloutRow({ step: 0, state: 'a', action: 'look', verdict: 'explore', oracleVerdicts: ['explore', 'flawed'] }),
  rolloutRow({ step: 1, state: 'a', action: 'look', verdict: 'flawed', oracleVerdicts: ['flawed', 'good'] }),
  rolloutRow({ step: 2, state: 'a', action: 'fly', verdict: 'invalid', oracleVerdicts: ['flawed', 'good'] }),
  rolloutRow({ trajectoryId: OTHER, step: 0, state: 'a', action: 'look' }),
];
const TAKEN = [...[0, 1, 2].map((step) => labelTarget(step)), labelTarget(0, null, OTHER)];
const NOWHERE = [labelTarget(9), labelTarget(0, null, 'no such trajectory')];

describe('the oracle', () => {
  it('judges what was taken and what was not, and is silent where it was not asked', () => {
    expect(ORACLE_RATER.rate(ROWS, TAKEN)).toEqual(['good', 'bad', 'bad', null]);
    expect(ORACLE_RATER.rate(ROWS, [labelTarget(0, 'wait'), labelTarget(1, 'wait')])).toEqual(['bad', 'good']);
    expect(ORACLE_RATER.rate(ROWS, [labelTarget(0, 'fly'), labelTarget(0, 'look', OTHER), ...NOWHERE])).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('the rules', () => {
  it('call bad what breaks one, by the steps of the same trajectory only', () => {
    expect(RULES_RATER.rate(ROWS, TAKEN)).toEqual(['good', 'bad', 'bad', 'good']);
    expect(RULES_RATER.rate(ROWS, [labelTarget(2, 'look'), labelTarget(2, 'wait'), ...NOWHERE])).toEqual([
      'bad',
      'good',
      null,
      null,
    ]);
  });
});

describe('the sign of an advantage', () => {
  const steps = (t: number, rewards: readonly number[]) =>
    rewards.map((reward, step) => rolloutRow({ trajectoryId: `000001/g00/t${t}`, step, reward }));
  const grpo = estimatorById('grpo');
  const rater = advantageRater(chooseEstimator(grpo, defaultsOf(grpo.parameters)));

  it('is good above zero, bad below', () => {
    const rows = [...steps(0, [0, 1]), ...steps(1, [0])];
    const targets = rows.map(({ trajectoryId, step }) => labelTarget(step, null, trajectoryId));
    expect(rater.id).toBe('advantage:grpo');
    expect(rater.rate(rows, targets)).toEqual(['good', 'good', 'bad']);
    expect(rater.rate(rows, [labelTarget(0, 'wait'), ...NOWHERE])).toEqual([null, null, null]);
  });

  it('says nothing where it is zero, also by rounding', () => {
    const rows = [0, 1, 2].flatMap((t) => steps(t, [0.1, 0.2]));
    expect(rater.rate(rows, [labelTarget(0), labelTarget(1)])).toEqual([null, null]);
  });
});
