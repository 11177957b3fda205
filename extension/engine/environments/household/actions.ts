import { type HouseholdState, isClosed } from './state';
import { TREATMENTS } from './treatments';
import { has, NONE, type World } from './world';

/** Kinds of actions; an action is `kind << 6 | argument`, the argument an index of a receptacle, an object or a condition. */
export const GO = 0;
export const OPEN = 1;
export const CLOSE = 2;
export const TAKE = 3;
export const PUT = 4;
export const TREAT = 5;
export const USE_LAMP = 6;
export const LOOK = 7;
export const INVENTORY = 8;

export const encodeAction = (kind: number, argument = 0): number => (kind << 6) | argument;
export const kindOf = (action: number): number => action >> 6;
export const argumentOf = (action: number): number => action & 63;

/**
 * The admissible actions: going to every receptacle first (the same list in every state of a task), then what can be done
 * here, then looking around and at one's hands. Going to where one stands is admissible and does nothing.
 */
export function admissibleActions(world: World, state: HouseholdState): number[] {
  const actions: number[] = [];
  for (let receptacle = 0; receptacle < world.receptacles.length; receptacle++)
    actions.push(encodeAction(GO, receptacle));
  if (state.place !== NONE) pushLocalActions(world, state, actions);
  actions.push(encodeAction(LOOK), encodeAction(INVENTORY));
  return actions;
}

function pushLocalActions(world: World, state: HouseholdState, actions: number[]): void {
  const { place, hand } = state;
  const closed = isClosed(world, state, place);
  if (has(world.containers, place)) actions.push(encodeAction(closed ? OPEN : CLOSE, place));
  if (!closed) {
    if (hand !== NONE) actions.push(encodeAction(PUT, hand));
    else
      for (let object = 0; object < state.position.length; object++)
        if (state.position[object] === place) actions.push(encodeAction(TAKE, object));
  }
  if (hand !== NONE)
    for (const { condition } of TREATMENTS)
      if (world.appliances[condition] === place) actions.push(encodeAction(TREAT, condition));
  if (place === world.lamp) actions.push(encodeAction(USE_LAMP));
}
