import { describe, expect, it } from 'vitest';
import { brokenRule, flagSteps, LABEL_RULES, type TrajectorySteps } from '../../../extension/engine/labels/rules';

/** At the door, through it and back, then the same again, an impossible action, and looking twice. */
const STEPS: TrajectorySteps = {
  state: ['hall', 'attic', 'hall', 'attic', 'attic', 'attic', 'attic'],
  action: ['go up', 'go down', 'go up', 'fly', 'look', 'look', 'go down'],
  admissible: [
    ['go up', 'look'],
    ['go down', 'look'],
    ['go up', 'look'],
    ['go down', 'look'],
    ['go down', 'look'],
    ['go down', 'look'],
    ['go down', 'look'],
  ],
  observation: ['the hall', 'the attic', 'the hall', 'the attic', 'you cannot', 'a trunk', 'a trunk'],
  finalState: 'hall',
};

const rule = (id: string) => LABEL_RULES.find((each) => each.id === id)!;
const flagged = (id: string, steps = STEPS): number[] =>
  flagSteps(rule(id), steps).flatMap((flag, index) => (flag ? [index] : []));

describe('invalid', () => {
  it('flags actions that are not admissible', () => expect(flagged('invalid')).toEqual([3]));
});

describe('repeated', () => {
  it('flags the same action in the same state, however far back', () => expect(flagged('repeated')).toEqual([2, 5, 6]));

  it('judges an alternative by what was taken before the step', () => {
    expect(rule('repeated').breaks(STEPS, 3, 'go down')).toBe(true);
    expect(rule('repeated').breaks(STEPS, 3, 'look')).toBe(false);
    expect(rule('repeated').breaks(STEPS, 4, 'look')).toBe(false);
  });
});

describe('no-effect', () => {
  it('flags what changed nothing and told nothing new', () => expect(flagged('no-effect')).toEqual([5]));

  it('does not flag what is not admissible, though it changes nothing', () => {
    const told = STEPS.observation!.map((text, i) => (i === 4 ? 'the attic' : text));
    expect(flagged('no-effect', { ...STEPS, observation: told })).toEqual([5]);
  });

  it('does not flag what tells something for the first time', () => {
    const told = STEPS.observation!.map((text, i) => (i === 6 ? 'a letter' : text));
    expect(flagged('no-effect', { ...STEPS, observation: told })).toEqual([]);
  });

  it('needs to know what came of the action', () => {
    expect(rule('no-effect').breaks(STEPS, 4, 'go down')).toBeUndefined();
    expect(rule('no-effect').breaks(STEPS, 6, 'go down')).toBeUndefined();
    expect(rule('no-effect').breaks({ ...STEPS, observation: [] }, 5, 'look')).toBeUndefined();
  });
});

describe('undo', () => {
  it('flags going back to the state before the previous action', () => expect(flagged('undo')).toEqual([1, 2]));

  it('does not flag going back after actions that changed nothing', () => {
    expect(rule('undo').breaks(STEPS, 6, 'go down')).toBe(false);
  });

  it('needs the state after the last step to judge it', () => {
    const { state, action, admissible } = STEPS;
    const two = { state: state.slice(0, 2), action: action.slice(0, 2), admissible: admissible.slice(0, 2) };
    expect(rule('undo').breaks(two, 1, 'go down')).toBeUndefined();
    expect(flagged('undo', two)).toEqual([]);
    expect(flagged('undo', { ...two, finalState: 'hall' })).toEqual([1]);
  });

  it('cannot judge an action that was not taken', () => {
    expect(rule('undo').breaks(STEPS, 1, 'look')).toBeUndefined();
  });
});

describe('brokenRule', () => {
  it('names the first broken rule, or none', () => {
    const names = STEPS.action.map((_, index) => brokenRule(LABEL_RULES, STEPS, index));
    expect(names).toEqual([undefined, 'undo', 'repeated', 'invalid', undefined, 'repeated', 'repeated']);
    expect(brokenRule(LABEL_RULES, STEPS, 0, 'fly')).toBe('invalid');
  });
});
