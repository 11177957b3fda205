import { describe, expect, it } from 'vitest';
import { durationText, runDescription, shareText } from '../../../extension/host/text/words';

describe('durationText', () => {
  it.each([
    [4, '4 s'],
    [89, '89 s'],
    [120, '2 min'],
    [3600, '60 min'],
    [7200, '2 h'],
    [7800, '2 h 10 min'],
  ])('%i seconds are %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});

describe('runDescription', () => {
  it('says iteration and success, that of an evaluation before that of rollouts and greedy', () => {
    const run = { iteration: 12, iterations: 40 };
    expect(runDescription(run, {}, null)).toBe('12/40');
    expect(runDescription(run, { 'rollout/success': 0.5 }, null)).toBe('12/40 · success .50');
    expect(runDescription(run, { 'rollout/success': 0.5, 'eval/L0/success': 0.875 }, null)).toBe('12/40 · success .88');
    expect(runDescription(run, { 'greedy/L0/success': 0.5 }, null)).toBe('12/40 · greedy success .50');
  });

  it('says a share that is not known as such', () => {
    expect(shareText(Number.NaN)).toBe('–');
    expect(shareText(1)).toBe('1.00');
  });
});
