import type { Verdict } from '../../../shared/model/environmentFacts';
import { argumentOf, GO, kindOf } from './actions';
import { countMissing, type HouseholdState, isDelivered } from './state';
import { holdsWanted } from './transition';
import { has, type World } from './world';

/** One admissible action: the state before and after it, and both distances to the goal. */
export interface Judged {
  readonly before: HouseholdState;
  readonly after: HouseholdState;
  readonly action: number;
  readonly distanceBefore: number;
  readonly distanceAfter: number;
}

/**
 * `good`: the distance falls. `explore`: it does not, but something has to be searched for and the action shows a receptacle's
 * contents for the first time or goes to one not yet looked into. `flawed`: neither.
 */
export function judge(world: World, { before, after, action, distanceBefore, distanceAfter }: Judged): Verdict {
  if (distanceAfter < distanceBefore) return 'good';
  const reveals = after.seen !== before.seen || goesToUnseen(before, action);
  return reveals && isSearchDue(world, before) ? 'explore' : 'flawed';
}

function goesToUnseen(state: HouseholdState, action: number): boolean {
  const receptacle = argumentOf(action);
  return kindOf(action) === GO && receptacle !== state.place && !has(state.seen, receptacle);
}

/**
 * Whether the agent, by what it has seen, has to search. With a wanted object in the hand only a lamp not yet seen is searched
 * for. Otherwise wanted objects are, while fewer are known than are missing and none lies in sight.
 */
export function isSearchDue(world: World, state: HouseholdState): boolean {
  if (holdsWanted(world, state)) return world.end === 'light' && !has(state.seen, world.lamp);
  let unknown = countMissing(world, state);
  for (const object of world.wantedList) {
    if (!has(state.known, object) || isDelivered(world, state, object)) continue;
    if (state.position[object] === state.place) return false;
    unknown--;
  }
  return unknown > 0;
}
