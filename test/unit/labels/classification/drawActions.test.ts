import { describe, expect, it } from 'vitest';
import { drawActions } from '../../../../extension/engine/labels/classification/drawActions';
import { holdOut } from '../../../../extension/engine/labels/classification/holdOut';
import { Rng } from '../../../../extension/shared/util/rng';
import { labelledAction } from './labelledAction';

/** Nine bad actions and a good one, of five tasks. */
const ACTIONS = Array.from({ length: 10 }, (_, i) =>
  labelledAction({ action: `act ${i}`, good: i === 0, taskId: `task ${i % 5}` }),
);
const goods = (drawn: readonly { good: boolean }[]) => drawn.filter(({ good }) => good).length;

describe('drawActions', () => {
  it('draws as many good as bad, or all equally often', () => {
    expect(goods(drawActions(ACTIONS, 200, 'equal', Rng.from(1)))).toBe(100);
    const plain = goods(drawActions(ACTIONS, 2000, 'none', Rng.from(1)));
    expect(plain).toBeGreaterThan(120); // 200 are expected, with a standard deviation of 13
    expect(plain).toBeLessThan(280);
  });

  it('shares an odd draw out over steps', () => {
    const draws = Array.from({ length: 40 }, (_, i) => goods(drawActions(ACTIONS, 1, 'equal', Rng.from('one', i))));
    expect(new Set(draws)).toEqual(new Set([0, 1]));
  });

  it('draws what there is where there is one class, and nothing from nothing', () => {
    expect(goods(drawActions(ACTIONS.slice(1), 5, 'equal', Rng.from(1)))).toBe(0);
    expect(drawActions(ACTIONS.slice(1), 5, 'equal', Rng.from(1))).toHaveLength(5);
    expect(drawActions([], 5, 'equal', Rng.from(1))).toEqual([]);
  });

  it('draws the same with the same stream', () => {
    expect(drawActions(ACTIONS, 8, 'equal', Rng.from(3))).toEqual(drawActions(ACTIONS, 8, 'equal', Rng.from(3)));
  });
});

describe('holdOut', () => {
  const heldOut = (share: number, seed = 1) => holdOut(ACTIONS, share, Rng.from(seed)).filter((each) => each.heldOut);

  it('holds out all actions of some tasks, about the share that is asked for', () => {
    const held = heldOut(0.4);
    expect(held).toHaveLength(4);
    expect(new Set(held.map(({ taskId }) => taskId)).size).toBe(2);
  });

  it('holds out nothing unless asked, and never everything', () => {
    expect(heldOut(0)).toEqual([]);
    expect(heldOut(0.99)).toHaveLength(8);
  });

  it('does not depend on the order of the labels', () => {
    const names = (actions: typeof ACTIONS) => actions.map(({ action }) => action).sort();
    const reversed = holdOut([...ACTIONS].reverse(), 0.4, Rng.from(1)).filter((each) => each.heldOut);
    expect(names(reversed)).toEqual(names(heldOut(0.4)));
  });
});
