import { describe, expect, it } from 'vitest';
import { controlsOf } from '../../../extension/host/views/dashboard/controls';
import { RUN_ACTIONS } from '../../../extension/shared/protocol/dashboard';

/** The actions that are possible. */
function possible(...state: Parameters<typeof controlsOf>): string[] {
  const controls = controlsOf(...state);
  return RUN_ACTIONS.filter((action) => controls[action] === null);
}

describe('controlsOf', () => {
  it('lets a training of this window be paused, asked for a checkpoint and stopped', () => {
    expect(possible('running', 'working', false)).toEqual(['pause', 'checkpoint', 'stop']);
    expect(possible('paused', 'paused', false)).toEqual(['unpause', 'stop']);
    expect(possible('running', 'stopping', false)).toEqual([]);
  });

  it('lets a run that ended early be resumed, unless it waits for that already', () => {
    expect(possible('interrupted', null, false)).toEqual(['resume']);
    expect(possible('failed', null, false)).toEqual(['resume']);
    expect(possible('interrupted', null, true)).toEqual([]);
  });

  it('says of every other run why nothing can be asked of it', () => {
    expect(possible('running', null, false)).toEqual([]);
    expect(controlsOf('running', null, false).stop).toContain('trained elsewhere');
    expect(controlsOf('completed', null, false).resume).toContain('complete');
  });
});
