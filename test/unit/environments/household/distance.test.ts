import { describe, expect, it } from 'vitest';
import { distanceToGoal } from '../../../../extension/engine/environments/household/distance';
import { TASK_FAMILIES } from '../../../../extension/engine/environments/household/taskFamilies';
import type { World } from '../../../../extension/engine/environments/household/world';
import { reachableStates } from './reachableStates';
import { worldOf } from './worlds';

/** Number of states checked; fails on the first state whose closed form differs from the search. */
function expectExact(world: World): number {
  const { states, distances } = reachableStates(world);
  const wrong = states.findIndex((state, index) => distanceToGoal(world, state) !== distances[index]);
  if (wrong >= 0) {
    const state = states[wrong]!;
    expect.fail(
      `${world.goal}: closed form ${distanceToGoal(world, state)}, search ${distances[wrong]}, ` +
        JSON.stringify({ state, world }),
    );
  }
  return states.length;
}

describe('distanceToGoal equals breadth-first search in every reachable state', () => {
  for (const { id, count } of TASK_FAMILIES)
    it(id, () => {
      const worlds = Array.from({ length: count === 1 ? 6 : 2 }, (_, seed) => worldOf(id, seed, { receptacles: 7 }));
      const states = worlds.reduce((sum, world) => sum + expectExact(world), 0);
      expect(states).toBeGreaterThan(2000);
    });

  it.each(['place', 'heat', 'cool-light', 'light', 'two'])('%s with a spare object', (id) => {
    expectExact(worldOf(id, 2, { receptacles: 7, spareObjects: 1, distractors: 1 }));
  });
});
