import { describe, expect, it } from 'vitest';
import { type ControlFacts, controlsOf } from '../../../extension/host/views/dashboard/controls';
import { RUN_ACTIONS } from '../../../extension/shared/protocol/dashboard';

const IDLE = { phase: null, isWaiting: false, untrusted: null };

/** The actions that are possible. */
function possible(facts: Pick<ControlFacts, 'status'> & Partial<ControlFacts>): string[] {
  const controls = controlsOf({ ...IDLE, ...facts });
  return RUN_ACTIONS.filter((action) => controls[action] === null);
}

describe('controlsOf', () => {
  it('lets a training of this window be paused, asked for a checkpoint and stopped', () => {
    expect(possible({ status: 'running', phase: 'working' })).toEqual(['pause', 'checkpoint', 'stop']);
    expect(possible({ status: 'paused', phase: 'paused' })).toEqual(['unpause', 'stop']);
    expect(possible({ status: 'running', phase: 'stopping' })).toEqual([]);
  });

  it('lets a run that ended early be resumed, unless it waits for that already', () => {
    expect(possible({ status: 'interrupted' })).toEqual(['resume']);
    expect(possible({ status: 'failed' })).toEqual(['resume']);
    expect(possible({ status: 'interrupted', isWaiting: true })).toEqual([]);
  });

  it('resumes nothing in a folder that is not trusted', () => {
    const controls = controlsOf({ ...IDLE, status: 'interrupted', untrusted: 'Not trusted.' });
    expect(controls.resume).toBe('Not trusted.');
  });

  it('says of every other run why nothing can be asked of it', () => {
    expect(possible({ status: 'running' })).toEqual([]);
    expect(controlsOf({ ...IDLE, status: 'running' }).stop).toContain('trained elsewhere');
    expect(controlsOf({ ...IDLE, status: 'completed' }).resume).toContain('complete');
  });
});
