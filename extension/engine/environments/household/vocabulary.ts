import { CONTAINERS, DISTRACTOR_COPIES, DISTRACTORS, LAMP, OBJECTS, PLACES, receptacleCopies, TARGETS } from './nouns';
import type { HouseholdParameters } from './parameters';
import { goalOf, TASK_FAMILIES } from './taskFamilies';
import { NOTHING_HAPPENS } from './text';
import { TREATMENTS } from './treatments';

/** Texts that contain every word and every numbered entity that tasks with these parameters can print or accept. */
export function* householdTexts(parameters: HouseholdParameters): Generator<string> {
  yield* [
    NOTHING_HAPPENS,
    'you are in the room . you see nothing .',
    'you carry nothing .',
    'unseen nothing .',
    'you check your hands .',
    'look',
    'inventory',
    `use ${LAMP}`,
    `you turn on the ${LAMP} .`,
  ];
  for (const family of TASK_FAMILIES) yield goalOf(family, OBJECTS[0], TARGETS[0]);
  for (const kind of new Set<string>([...PLACES, ...TREATMENTS.map(({ appliance }) => appliance)])) {
    yield kind;
    const copies = TREATMENTS.some(({ appliance }) => appliance === kind)
      ? 1
      : receptacleCopies(parameters.receptacles);
    for (let number = 1; number <= copies; number++) {
      yield `go to ${kind} ${number}`;
      yield `you arrive at ${kind} ${number} . you are at ${kind} ${number} . you see ${kind} ${number} , ${kind} ${number} .`;
      if (CONTAINERS.has(kind)) yield `open close you open you close the ${kind} ${number} is closed .`;
    }
  }
  const place = `${PLACES[0]} 1`;
  for (const kind of DISTRACTORS) {
    const wanted = (OBJECTS as readonly string[]).includes(kind) ? 2 + parameters.spareObjects : 0;
    yield kind;
    for (let number = 1; number <= Math.max(DISTRACTOR_COPIES, wanted); number++) {
      const object = `${kind} ${number}`;
      yield `take ${object} from ${place} you take ${object} from ${place} .`;
      yield `put ${object} in ${place} you put ${object} in ${place} . you carry a ${object} .`;
    }
  }
  for (const { verb, adjective, appliance } of TREATMENTS)
    yield `${verb} ${OBJECTS[0]} 1 with ${appliance} 1 you ${verb} ${adjective} ${OBJECTS[0]} 1`;
}
