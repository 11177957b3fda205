import { argumentOf, CLOSE, GO, kindOf, OPEN, PUT, TAKE, TREAT, USE_LAMP } from './actions';
import { countMissing, type HouseholdState, isClosed, isReady } from './state';
import { has, NONE, type World } from './world';

/** Carries out an admissible action in place. Looking, checking one's hands and going to where one stands change nothing. */
export function applyAction(world: World, state: HouseholdState, action: number): void {
  const argument = argumentOf(action);
  switch (kindOf(action)) {
    case GO:
      if (argument === state.place) break;
      state.place = argument;
      see(world, state);
      break;
    case OPEN:
      state.opened |= 1 << argument;
      see(world, state);
      break;
    case CLOSE:
      state.opened &= ~(1 << argument);
      break;
    case TAKE:
      state.hand = argument;
      state.position[argument] = NONE;
      break;
    case PUT:
      state.position[argument] = state.place;
      state.hand = NONE;
      if (world.end === 'place' && countMissing(world, state) <= 0) state.solved = true;
      break;
    case TREAT:
      state.condition[state.hand] = argument;
      break;
    case USE_LAMP:
      if (world.end === 'light' && holdsWanted(world, state) && isReady(world, state, state.hand)) state.solved = true;
      break;
  }
}

/** Whether the hand holds an object of the kind the task asks for. */
export function holdsWanted(world: World, state: HouseholdState): boolean {
  return state.hand !== NONE && has(world.wanted, state.hand);
}

/** Notes what lies in the receptacle one stands at, unless it is closed. */
function see(world: World, state: HouseholdState): void {
  if (isClosed(world, state, state.place)) return;
  state.seen |= 1 << state.place;
  for (let object = 0; object < state.position.length; object++)
    if (state.position[object] === state.place) state.known |= 1 << object;
}
