import type { Split } from '../../../shared/model/environmentFacts';
import type { Rng } from '../../../shared/util/rng';
import { CONTAINERS, DISTRACTOR_COPIES, DISTRACTORS, LAMP_PLACES, OBJECTS, PLACES, receptacleCopies } from './nouns';
import { drawPair } from './pairs';
import type { HouseholdParameters } from './parameters';
import { goalOf, type TaskFamily } from './taskFamilies';
import { TREATMENTS, UNTREATED } from './treatments';
import { NONE, type World } from './world';

/** The distractors that may lie about when an object is wanted. */
const OTHERS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  OBJECTS.map((wanted) => [wanted, DISTRACTORS.filter((kind) => kind !== wanted)]),
);

/** The room and the objects of one task. Every task can be solved: appliances, the lamp and a target are always there. */
export function generateWorld(family: TaskFamily, split: Split, parameters: HouseholdParameters, rng: Rng): World {
  const { object, target } = drawPair(family, split, rng);
  const lampPlace = rng.choice(LAMP_PLACES);
  const kinds = drawReceptacles(family.end === 'place' ? [lampPlace, target] : [lampPlace], parameters, rng);
  const indicesOf = (kind: string): number[] => kinds.flatMap((other, index) => (other === kind ? [index] : []));
  const lamp = rng.choice(indicesOf(lampPlace));
  const targetList = family.end === 'place' ? indicesOf(target) : [];

  // A wanted object never starts where the task would be nearly done: in a target, or under the lamp.
  const ends = family.end === 'place' ? targetList : [lamp];
  const free = kinds.map((_, index) => index).filter((index) => !ends.includes(index));
  const wantedObjects = Array.from({ length: family.count + parameters.spareObjects }, (_, index) => ({
    name: `${object} ${index + 1}`,
    place: rng.choice(free),
    wanted: true,
  }));
  const objects = rng.shuffle([...wantedObjects, ...drawDistractors(object, kinds.length, parameters, rng)]);
  const wantedList = wantedObjects.map((wanted) => objects.indexOf(wanted));

  return {
    goal: goalOf(family, object, target),
    receptacles: numbered(kinds),
    objects: objects.map(({ name }) => name),
    start: objects.map(({ place }) => place),
    containers: setOf(kinds.flatMap((kind, index) => (CONTAINERS.has(kind) ? [index] : []))),
    wanted: setOf(wantedList),
    wantedList,
    count: family.count,
    condition: family.treatment?.condition ?? UNTREATED,
    end: family.end,
    targets: setOf(targetList),
    targetList,
    lamp,
    lampPlaces: kinds.flatMap((kind, index) => ((LAMP_PLACES as readonly string[]).includes(kind) ? [index] : [])),
    appliances: [NONE, ...TREATMENTS.map(({ appliance }) => kinds.indexOf(appliance))],
  };
}

/** Kinds of receptacles in the order of the room: the appliances, the needed ones, and others up to the number asked for. */
function drawReceptacles(needed: readonly string[], parameters: HouseholdParameters, rng: Rng): readonly string[] {
  const { receptacles } = parameters;
  const size = receptacles === 30 ? 30 : receptacles + rng.int(3) - 1;
  const kinds: string[] = [...TREATMENTS.map(({ appliance }) => appliance), ...needed];
  fillUp(kinds, size, PLACES, receptacleCopies(receptacles), rng);
  return rng.shuffle(kinds);
}

function drawDistractors(wanted: string, receptacles: number, parameters: HouseholdParameters, rng: Rng) {
  const number = parameters.distractors === 0 ? 0 : parameters.distractors + rng.int(3) - 1;
  const kinds: string[] = [];
  fillUp(kinds, number, OTHERS[wanted]!, DISTRACTOR_COPIES, rng);
  return numbered(kinds).map((name) => ({ name, place: rng.int(receptacles), wanted: false }));
}

/** Adds random members of `supply` up to a length, none more than `copies` times. */
function fillUp(kinds: string[], length: number, supply: readonly string[], copies: number, rng: Rng): void {
  while (kinds.length < length) {
    const kind = rng.choice(supply);
    if (occurrences(kind, kinds, kinds.length) < copies) kinds.push(kind);
  }
}

/** "cabinet", "fridge", "cabinet" -> "cabinet 1", "fridge 1", "cabinet 2". */
function numbered(kinds: readonly string[]): string[] {
  return kinds.map((kind, index) => `${kind} ${occurrences(kind, kinds, index + 1)}`);
}

/** How often a kind stands among the first `end`. */
function occurrences(kind: string, kinds: readonly string[], end: number): number {
  let count = 0;
  for (let index = 0; index < end; index++) if (kinds[index] === kind) count++;
  return count;
}

function setOf(indices: readonly number[]): number {
  return indices.reduce((set, index) => set | (1 << index), 0);
}
