import { describe, expect, it } from 'vitest';
import { admissibleActions } from '../../../../extension/engine/environments/household/actions';
import { adviseAction } from '../../../../extension/engine/environments/household/expert';
import { Household } from '../../../../extension/engine/environments/household/household';
import { type HouseholdState, initialState } from '../../../../extension/engine/environments/household/state';
import { TASK_FAMILIES } from '../../../../extension/engine/environments/household/taskFamilies';
import { applyAction } from '../../../../extension/engine/environments/household/transition';
import { has, type World } from '../../../../extension/engine/environments/household/world';
import { SPLITS } from '../../../../extension/shared/model/environmentFacts';
import { Rng } from '../../../../extension/shared/util/rng';
import { cloneState } from './reachableStates';
import { parametersWith, worldOf } from './worlds';

/** The same state of knowledge in a world whose unseen objects and unseen lamp are elsewhere. */
function rearranged(world: World, state: HouseholdState, rng: Rng): { world: World; state: HouseholdState } {
  const other = cloneState(world, state);
  const unseen = world.receptacles.map((_, index) => index).filter((index) => !has(state.seen, index));
  for (let object = 0; object < other.position.length; object++)
    if (!has(state.known, object)) other.position[object] = rng.choice(unseen);
  const lamps = world.lampPlaces.filter((place) => !has(state.seen, place));
  return { world: has(state.seen, world.lamp) ? world : { ...world, lamp: rng.choice(lamps) }, state: other };
}

describe('adviseAction', () => {
  it('advises the same wherever unseen things are', () => {
    const rng = Rng.from('rearranged');
    let compared = 0;
    for (const { id } of TASK_FAMILIES)
      for (let seed = 0; seed < 20; seed++) {
        const world = worldOf(id, seed);
        const state = initialState(world);
        while (!state.solved) {
          const advice = adviseAction(world, state);
          if (state.seen !== (1 << world.receptacles.length) - 1) {
            const other = rearranged(world, state, rng);
            expect(adviseAction(other.world, other.state)).toBe(advice);
            compared++;
          }
          applyAction(world, state, rng.uniform() < 0.3 ? rng.choice(admissibleActions(world, state)) : advice);
        }
      }
    expect(compared).toBeGreaterThan(2000);
  });

  it('solves every task from wherever random actions have led', () => {
    const rng = Rng.from('interrupted');
    for (const { id } of TASK_FAMILIES)
      for (let seed = 0; seed < 50; seed++) {
        const world = worldOf(id, seed, { spareObjects: seed % 3 });
        const state = initialState(world);
        for (let step = 0; step < 40 && !state.solved; step++)
          applyAction(world, state, rng.choice(admissibleActions(world, state)));
        for (let step = 0; step < 40 && !state.solved; step++) applyAction(world, state, adviseAction(world, state));
        expect(state.solved, `${id} ${seed}`).toBe(true);
      }
  });

  it('takes no flawed step from the start of a task, and hardly any after random ones', () => {
    const household = new Household(parametersWith({ trainingTasks: 300 }));
    const flawedShare = (randomShare: number): number => {
      const rng = Rng.from('flawed', randomShare);
      let [flawed, steps] = [0, 0];
      for (const split of SPLITS)
        for (let index = 0; index < 300; index++) {
          const episode = household.reset(household.task(split, index));
          for (let done = false; !done; steps++) {
            const { admissible } = episode.observation;
            const advice = episode.expert()!;
            if (episode.oracle().verdicts[admissible.indexOf(advice)] === 'flawed') flawed++;
            done = episode.step(rng.uniform() < randomShare ? rng.choice(admissible) : advice).terminated;
          }
        }
      return flawed / steps;
    };
    expect(flawedShare(0)).toBe(0);
    expect(flawedShare(0.25)).toBeLessThan(0.002);
  });
});
