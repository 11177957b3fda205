import { describe, expect, it } from 'vitest';
import { settleVotes, type Vote } from '../../../../extension/engine/labels/classification/settleVotes';

const [good, bad, unsure] = (['good', 'bad', 'unsure'] as const).map((label): Vote => ({ source: 'human', label })) as [
  Vote,
  Vote,
  Vote,
];
const rule: Vote = { source: 'rule', label: 'bad' };
const model: Vote = { source: 'model', label: 'good' };
const BOTH = { sources: ['human', 'rule'], unsure: 'drop' } as const;

describe('settleVotes', () => {
  it.each([
    ['people before rules', [rule, good], true],
    ['rules where people say nothing', [rule], false],
    ['most people', [good, bad, bad], false],
    ['those who are sure among people', [unsure, good], true],
  ])('follows %s', (_, votes, expected) => {
    expect(settleVotes(votes, BOTH)).toMatchObject({ good: expected });
  });

  it('follows the configured order, and only sources that it names', () => {
    expect(settleVotes([rule, good], { ...BOTH, sources: ['rule', 'human'] })).toMatchObject({ good: false });
    expect(settleVotes([model, rule], BOTH)).toMatchObject({ good: false });
  });

  it('drops a tie, also where a later source would speak', () => {
    expect(settleVotes([good, bad, rule], BOTH)).toEqual({ dropped: 'tied' });
  });

  it('drops what is unsure, or passes it on', () => {
    expect(settleVotes([unsure, rule], BOTH)).toEqual({ dropped: 'unsure' });
    expect(settleVotes([unsure, rule], { ...BOTH, unsure: 'pass' })).toMatchObject({ good: false });
    expect(settleVotes([unsure], { ...BOTH, unsure: 'pass' })).toEqual({ dropped: 'unsure' });
  });

  it('names the votes that decided', () => {
    expect(settleVotes([good, bad, unsure, bad, rule], BOTH)).toEqual({ good: false, deciding: [bad, bad] });
  });
});
