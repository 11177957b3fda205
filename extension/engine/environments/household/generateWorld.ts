import type { Split } from '../../../shared/model/environmentFacts';
import type { Rng } from '../../../shared/util/rng';
import { CONTAINERS, DISTRACTOR_COPIES, DISTRACTORS, LAMP_PLACES, PLACES, receptacleCopies } from './nouns';
import { drawPair } from './pairs';
import type { HouseholdParameters } from './parameters';
import { goalOf, type TaskFamily } from './taskFamilies';
import { TREATMENTS, UNTREATED } from './treatments';
import { NONE, type World } from './world';

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
  const copies = receptacleCopies(receptacles);
  const kinds: string[] = [...TREATMENTS.map(({ appliance }) => appliance), ...needed];
  while (kinds.length < size) {
    const kind = rng.choice(PLACES);
    if (kinds.filter((other) => other === kind).length < copies) kinds.push(kind);
  }
  return rng.shuffle(kinds);
}

function drawDistractors(wanted: string, receptacles: number, parameters: HouseholdParameters, rng: Rng) {
  const number = parameters.distractors === 0 ? 0 : parameters.distractors + rng.int(3) - 1;
  const supply = DISTRACTORS.filter((kind) => kind !== wanted).flatMap((kind) => Array(DISTRACTOR_COPIES).fill(kind));
  return numbered(rng.sample(supply, number)).map((name) => ({ name, place: rng.int(receptacles), wanted: false }));
}

/** "cabinet", "fridge", "cabinet" -> "cabinet 1", "fridge 1", "cabinet 2". */
function numbered(kinds: readonly string[]): string[] {
  return kinds.map((kind, index) => `${kind} ${kinds.slice(0, index + 1).filter((other) => other === kind).length}`);
}

function setOf(indices: readonly number[]): number {
  return indices.reduce((set, index) => set | (1 << index), 0);
}
