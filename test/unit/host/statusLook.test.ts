import { describe, expect, it } from 'vitest';
import { statusLook, type TrainingStatus } from '../../../extension/host/text/statusLook';
import type { JobSnapshot } from '../../../extension/shared/protocol/trainer';

const training = (snapshot: Partial<JobSnapshot> | null, isSilent = false): TrainingStatus => ({
  label: 'smoke',
  snapshot: snapshot && ({ phase: 'working', message: '', metrics: {}, problems: 0, ...snapshot } as JobSnapshot),
  isSilent,
});
const atThree: Partial<JobSnapshot> = {
  message: 'Training for 10 iterations.',
  progress: { stage: 'training', done: 3, total: 10, secondsLeft: 20 },
  metrics: { 'rollout/success': 0.5 },
};

describe('statusLook', () => {
  it('says what is being trained, how far it is, and what else there is', () => {
    expect(statusLook([training(atThree)], 0, 'failed')).toEqual({
      kind: 'training',
      text: '$(sync~spin) smoke 3/10 · success .50 · 20 s left',
      tooltip: 'Training for 10 iterations.',
    });
    expect(statusLook([training(null)], 2, null).text).toBe('$(sync~spin) smoke starting (+2)');
    expect(statusLook([training({ ...atThree, phase: 'paused' })], 0, null).text).toMatch(/^\$\(debug-pause\) smoke 3/);
    expect(statusLook([training({ ...atThree, phase: 'stopping', message: 'Stopping.' })], 0, null).text).toBe(
      '$(sync~spin) smoke Stopping.',
    );
  });

  it('warns of problems and of silence', () => {
    const problems = { ...atThree, problems: 2, lastProblem: 'An episode failed.' };
    expect(statusLook([training(problems)], 0, null)).toMatchObject({
      kind: 'warning',
      tooltip: 'Training for 10 iterations.\n2 problems, the last one: An episode failed.',
    });
    expect(statusLook([training(atThree, true)], 0, null)).toMatchObject({
      kind: 'warning',
      text: '$(warning) smoke does not answer',
    });
  });

  it('rests with how the last one ended', () => {
    expect(statusLook([], 0, null)).toMatchObject({ kind: 'idle', text: '$(play) Couplet' });
    expect(statusLook([], 0, 'done')).toMatchObject({ kind: 'idle', text: '$(pass) Couplet' });
    expect(statusLook([], 1, 'done')).toMatchObject({ kind: 'idle', text: '$(clock) Couplet (1)' });
    expect(statusLook([], 1, 'failed')).toMatchObject({ kind: 'failed', text: '$(error) Couplet' });
  });
});
