import { admissibleActions } from '../../../../extension/engine/environments/household/actions';
import {
  copyState,
  type HouseholdState,
  initialState,
  isReady,
} from '../../../../extension/engine/environments/household/state';
import { applyAction } from '../../../../extension/engine/environments/household/transition';
import { has, NONE, type World } from '../../../../extension/engine/environments/household/world';

export interface ReachableStates {
  readonly states: readonly HouseholdState[];
  /** Steps to the goal by breadth-first search backwards from every solved state. [states] */
  readonly distances: Int32Array;
}

export function cloneState(world: World, state: HouseholdState): HouseholdState {
  const clone = initialState(world);
  copyState(clone, state);
  return clone;
}

/**
 * Everything that matters for the distance: where the agent stands, what it holds (any useless object is as good as another),
 * which containers are open, where the wanted objects are and which of them are ready.
 */
function relevantKey(world: World, state: HouseholdState): string {
  const hand = state.hand === NONE ? '-' : has(world.wanted, state.hand) ? state.hand : 'x';
  const wanted = world.wantedList.map(
    (object) => `${state.position[object]}${isReady(world, state, object) ? '!' : ''}`,
  );
  return `${state.place} ${hand} ${state.opened & world.containers} ${wanted} ${state.solved}`;
}

/** Every task-relevant state that can be reached from the start with any admissible actions, and its true distance. */
export function reachableStates(world: World): ReachableStates {
  const states = [initialState(world)];
  const numberOf = new Map([[relevantKey(world, states[0]!), 0]]);
  const predecessors: number[][] = [[]];
  const trial = initialState(world);
  for (let from = 0; from < states.length; from++) {
    const state = states[from]!;
    if (state.solved) continue;
    for (const action of admissibleActions(world, state)) {
      copyState(trial, state);
      applyAction(world, trial, action);
      const key = relevantKey(world, trial);
      let to = numberOf.get(key);
      if (to === undefined) {
        to = states.length;
        numberOf.set(key, to);
        states.push(cloneState(world, trial));
        predecessors.push([]);
      }
      predecessors[to]!.push(from);
    }
  }
  return { states, distances: distancesBackwards(states, predecessors) };
}

function distancesBackwards(states: readonly HouseholdState[], predecessors: readonly number[][]): Int32Array {
  const distances = new Int32Array(states.length).fill(-1);
  const queue: number[] = [];
  states.forEach((state, index) => {
    if (!state.solved) return;
    distances[index] = 0;
    queue.push(index);
  });
  for (let head = 0; head < queue.length; head++)
    for (const previous of predecessors[queue[head]!]!)
      if (distances[previous]! < 0) {
        distances[previous] = distances[queue[head]!]! + 1;
        queue.push(previous);
      }
  return distances;
}
