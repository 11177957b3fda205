import { UNTREATED } from './treatments';
import { has, NONE, type World } from './world';

/**
 * Where everything is and what the agent has seen, in integers. The first five fields are the state of the room; `seen` and
 * `known` are the agent's knowledge, which changes what counts as exploration but not what the actions do.
 */
export interface HouseholdState {
  /** Receptacle the agent stands at; `NONE` at the start. */
  place: number;
  /** Object in the hand, or `NONE`. */
  hand: number;
  /** Containers that are open. */
  opened: number;
  /** Receptacle of each object; `NONE` in the hand. [objects] */
  readonly position: Int8Array;
  /** Condition of each object. [objects] */
  readonly condition: Int8Array;
  /** Receptacles whose contents the agent has seen. */
  seen: number;
  /** Objects the agent has seen. */
  known: number;
  solved: boolean;
}

export function initialState(world: World): HouseholdState {
  return {
    place: NONE,
    hand: NONE,
    opened: 0,
    position: Int8Array.from(world.start),
    condition: new Int8Array(world.objects.length).fill(UNTREATED),
    seen: 0,
    known: 0,
    solved: false,
  };
}

/** Overwrites `target` with `source`; both belong to the same world. */
export function copyState(target: HouseholdState, source: HouseholdState): void {
  target.place = source.place;
  target.hand = source.hand;
  target.opened = source.opened;
  target.position.set(source.position);
  target.condition.set(source.condition);
  target.seen = source.seen;
  target.known = source.known;
  target.solved = source.solved;
}

/** Whether a receptacle is a container whose door is shut. */
export function isClosed(world: World, state: HouseholdState, receptacle: number): boolean {
  return has(world.containers & ~state.opened, receptacle);
}

/** Whether an object is in the condition the task asks for. */
export function isReady(world: World, state: HouseholdState, object: number): boolean {
  return world.condition === UNTREATED || state.condition[object] === world.condition;
}

/** Whether a wanted object lies in a target in the condition the task asks for. */
export function isDelivered(world: World, state: HouseholdState, object: number): boolean {
  const place = state.position[object]!;
  return place !== NONE && has(world.targets, place) && isReady(world, state, object);
}

/** Number of wanted objects that still have to be brought to the end. */
export function countMissing(world: World, state: HouseholdState): number {
  let missing = world.count;
  for (const object of world.wantedList) if (isDelivered(world, state, object)) missing--;
  return missing;
}

const DIGITS = '0123456789abcdefghijklmnopqrstuv';

/** Identity of the room's state, without the agent's knowledge: place, open containers, then a place and a condition an object. */
export function stateKey(state: HouseholdState): string {
  let key = `${state.place === NONE ? '-' : DIGITS[state.place]}.${state.opened.toString(32)}.`;
  for (let object = 0; object < state.position.length; object++) {
    const place = state.position[object]!;
    key += place === NONE ? '-' : DIGITS[place];
    if (state.condition[object] !== UNTREATED) key += `:${state.condition[object]}`;
  }
  return key;
}
