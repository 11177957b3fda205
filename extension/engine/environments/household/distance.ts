import { countMissing, type HouseholdState, isDelivered, isReady } from './state';
import { holdsWanted } from './transition';
import { has, NONE, type World } from './world';

/** Where a plan stands between two deliveries, and what it has cost so far. */
interface Cursor {
  readonly place: number;
  readonly opened: number;
  readonly steps: number;
}

/**
 * The exact number of steps an all-knowing player needs from here; 0 once solved. A closed form: the least cost over the
 * order of the deliveries and their targets. Why that is the shortest path stands in docs/environments/household.md; a test
 * compares it with breadth-first search over every reachable state.
 */
export function distanceToGoal(world: World, state: HouseholdState): number {
  if (state.solved) return 0;
  const start: Cursor = { place: state.place, opened: state.opened, steps: 0 };
  return world.end === 'light' ? examine(world, state, start) : deliver(world, state, start, candidates(world, state));
}

/** Least steps of bringing any one wanted object under the lamp. */
function examine(world: World, state: HouseholdState, start: Cursor): number {
  let best = Number.POSITIVE_INFINITY;
  for (const object of world.wantedList) {
    const { place, steps } = prepare(world, state, start, object, state.hand);
    best = Math.min(best, steps + (place === world.lamp ? 1 : 2));
  }
  return best;
}

/** Wanted objects that are not delivered yet, as a set. */
function candidates(world: World, state: HouseholdState): number {
  let set = 0;
  for (const object of world.wantedList) if (!isDelivered(world, state, object)) set |= 1 << object;
  return set;
}

/** Least steps of delivering as many of the `left` objects as are missing; a wanted object in the hand goes first. */
function deliver(world: World, state: HouseholdState, start: Cursor, left: number): number {
  const first = holdsWanted(world, state) ? 1 << state.hand : left;
  return deliverNext(world, state, start, first, left, countMissing(world, state), state.hand);
}

function deliverNext(
  world: World,
  state: HouseholdState,
  from: Cursor,
  next: number,
  left: number,
  missing: number,
  hand: number,
): number {
  let best = Number.POSITIVE_INFINITY;
  for (const object of world.wantedList) {
    if (!has(next, object)) continue;
    const ready = prepare(world, state, from, object, hand);
    for (const target of world.targetList) {
      const put = putDown(world, ready, target);
      const rest = left & ~(1 << object);
      const steps = missing === 1 ? put.steps : deliverNext(world, state, put, rest, rest, missing - 1, NONE);
      if (steps < best) best = steps;
    }
  }
  return best;
}

/** Gets an object into the hand and into the condition asked for. Something else in the hand is put down where it is taken up. */
function prepare(world: World, state: HouseholdState, from: Cursor, object: number, hand: number): Cursor {
  let { place, opened, steps } = from;
  if (hand !== object) {
    const source = state.position[object]!;
    if (source !== place) steps++;
    place = source;
    if (has(world.containers & ~opened, source)) steps++;
    opened |= 1 << source;
    if (hand !== NONE) steps++;
    steps++;
  }
  if (!isReady(world, state, object)) {
    const appliance = world.appliances[world.condition]!;
    steps += place === appliance ? 1 : 2;
    place = appliance;
  }
  return { place, opened, steps };
}

/** Goes to a target, opens it where needed and puts the object down. */
function putDown(world: World, from: Cursor, target: number): Cursor {
  const move = from.place === target ? 0 : 1;
  const open = has(world.containers & ~from.opened, target) ? 1 : 0;
  return { place: target, opened: from.opened | (1 << target), steps: from.steps + move + open + 1 };
}

/** Steps until an object that is not in the hand is in it and ready; what the expert compares known objects by. */
export function stepsToPrepare(world: World, state: HouseholdState, object: number): number {
  return prepare(world, state, { place: state.place, opened: state.opened, steps: 0 }, object, state.hand).steps;
}
