import { describe, expect, it } from 'vitest';
import { durationText, runDescription, shareText } from '../../../extension/host/text/words';
import type { JobProgress, JobSnapshot } from '../../../extension/shared/protocol/trainer';

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

  it('says step and loss of a cold start, and the time left', () => {
    const snapshot = (progress: JobProgress) => ({ progress }) as JobSnapshot;
    const run = { iteration: 0, iterations: 40 };
    const coldStart = snapshot({ stage: 'coldStart', done: 120, total: 400, secondsLeft: 40 });
    expect(runDescription(run, { 'coldStart/loss': 1.834 }, coldStart)).toBe(
      'cold start 120/400 · loss 1.83 · 40 s left',
    );
    const training = snapshot({ stage: 'training', done: 3, total: 40, secondsLeft: null });
    expect(runDescription({ iteration: 3, iterations: 40 }, { 'coldStart/loss': 0.1 }, training)).toBe('3/40');
  });

  it('says a share that is not known as such', () => {
    expect(shareText(Number.NaN)).toBe('–');
    expect(shareText(1)).toBe('1.00');
  });
});
