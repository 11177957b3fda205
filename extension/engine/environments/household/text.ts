import { argumentOf, CLOSE, GO, INVENTORY, kindOf, LOOK, OPEN, PUT, TAKE, TREAT, USE_LAMP } from './actions';
import { LAMP } from './nouns';
import { type HouseholdState, isClosed } from './state';
import { ADJECTIVE_PREFIXES, TREATMENTS } from './treatments';
import { has, NONE, type World } from './world';

/** The answer to what is not admissible, and to going where one stands. */
export const NOTHING_HAPPENS = 'nothing happens .';

/** What the agent reads before its first action. */
export function describeRoom(world: World): string {
  return `you are in the room . you see ${world.receptacles.join(' , ')} .`;
}

/** The answer to an admissible action that moved, changed or showed something; `state` is the one after it. */
export function describeOutcome(world: World, state: HouseholdState, action: number): string {
  const { objects, receptacles } = world;
  const argument = argumentOf(action);
  const here = receptacles[state.place]!;
  switch (kindOf(action)) {
    case GO:
      return `you arrive at ${here} . ${describePlace(world, state)}`;
    case OPEN:
      return `you open ${here} . ${describePlace(world, state)}`;
    case CLOSE:
      return `you close ${here} .`;
    case TAKE:
      return `you take ${objects[argument]} from ${here} .`;
    case PUT:
      return `you put ${objects[argument]} in ${here} .`;
    case TREAT:
      return `you ${TREATMENTS[argument - 1]!.verb} ${objects[state.hand]} with ${here} .`;
    case USE_LAMP:
      return `you turn on the ${LAMP} .`;
    case LOOK:
      return state.place === NONE ? describeRoom(world) : `you are at ${here} . ${describePlace(world, state)}`;
    case INVENTORY:
      return 'you check your hands .';
    default:
      throw new RangeError(`describeOutcome: ${action} is no action`);
  }
}

/** What the receptacle one stands at shows: that it is closed, or what lies in it, the lamp last. */
function describePlace(world: World, state: HouseholdState): string {
  const { place } = state;
  if (isClosed(world, state, place)) return `the ${world.receptacles[place]} is closed .`;
  let things = '';
  for (let object = 0; object < state.position.length; object++)
    if (state.position[object] === place)
      things += `${things && ' , '}${ADJECTIVE_PREFIXES[state.condition[object]!]}${world.objects[object]}`;
  if (place === world.lamp) things += `${things && ' , '}${LAMP}`;
  return `you see ${things || 'nothing'} .`;
}

/** What the hand holds, as a sentence. */
export function describeCarried(world: World, state: HouseholdState): string {
  const { hand } = state;
  if (hand === NONE) return 'you carry nothing .';
  return `you carry a ${ADJECTIVE_PREFIXES[state.condition[hand]!]}${world.objects[hand]} .`;
}

/** The agent's notes: the receptacles whose contents it has not seen yet, in the order of the room. */
export function describeUnseen(world: World, seen: number): string {
  let unseen = '';
  for (let receptacle = 0; receptacle < world.receptacles.length; receptacle++)
    if (!has(seen, receptacle)) unseen += `${unseen && ' , '}${world.receptacles[receptacle]}`;
  return `unseen ${unseen || 'nothing'} .`;
}
