import { encodeAction, GO, OPEN, PUT, TAKE, TREAT, USE_LAMP } from './actions';
import { stepsToPrepare } from './distance';
import { type HouseholdState, isClosed, isDelivered, isReady } from './state';
import { holdsWanted } from './transition';
import { has, NONE, type World } from './world';

/**
 * The next action of a competent player who knows only what the agent has seen: takes the nearest known wanted object, else
 * looks into the first unseen receptacle of the room's list; knows that desklamps stand on desks and side tables. Every advice
 * brings the task or the search forward, so it ends from any state.
 */
export function adviseAction(world: World, state: HouseholdState): number {
  if (holdsWanted(world, state)) return finish(world, state);
  return putAside(world, state) ?? fetchKnown(world, state) ?? search(world, state);
}

/** With a wanted object in the hand: treat it, then bring it to the end. */
function finish(world: World, state: HouseholdState): number {
  const { hand, place } = state;
  if (!isReady(world, state, hand)) {
    const appliance = world.appliances[world.condition]!;
    return place === appliance ? encodeAction(TREAT, world.condition) : encodeAction(GO, appliance);
  }
  if (world.end === 'light') {
    if (has(state.seen, world.lamp))
      return place === world.lamp ? encodeAction(USE_LAMP) : encodeAction(GO, world.lamp);
    return encodeAction(GO, world.lampPlaces.find((receptacle) => !has(state.seen, receptacle))!);
  }
  if (has(world.targets, place))
    return isClosed(world, state, place) ? encodeAction(OPEN, place) : encodeAction(PUT, hand);
  const open = world.targetList.find((target) => !isClosed(world, state, target));
  return encodeAction(GO, open ?? world.targetList[0]!);
}

/** With a useless object in the hand: puts it down where that is possible at once. */
function putAside(world: World, state: HouseholdState): number | undefined {
  if (state.hand === NONE || isClosed(world, state, state.place)) return undefined;
  return encodeAction(PUT, state.hand);
}

/** Goes to, uncovers or takes the known wanted object that is ready soonest; `undefined` when none is known. */
function fetchKnown(world: World, state: HouseholdState): number | undefined {
  const known = world.wantedList.filter((object) => has(state.known, object) && !isDelivered(world, state, object));
  if (known.length === 0) return undefined;
  const steps = known.map((object) => stepsToPrepare(world, state, object));
  const object = known[steps.indexOf(Math.min(...steps))]!;
  const source = state.position[object]!;
  if (source !== state.place) return encodeAction(GO, source);
  return isClosed(world, state, source) ? encodeAction(OPEN, source) : encodeAction(TAKE, object);
}

/** Looks into the receptacle one stands at, else goes to the first of the list whose contents have not been seen. */
function search(world: World, state: HouseholdState): number {
  if (state.place !== NONE && !has(state.seen, state.place)) return encodeAction(OPEN, state.place);
  const unseen = firstUnseen(world, state);
  if (unseen < 0) throw new Error('adviseAction: everything has been seen, yet a wanted object is not known');
  return encodeAction(GO, unseen);
}

function firstUnseen(world: World, state: HouseholdState): number {
  return world.receptacles.findIndex((_, index) => !has(state.seen, index));
}
