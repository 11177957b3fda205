import type { Split } from '../../../shared/model/environmentFacts';
import type { Rng } from '../../../shared/util/rng';
import { OBJECTS, TARGETS } from './nouns';
import type { TaskFamily } from './taskFamilies';

/** The wanted object and the target receptacle; the target of a `light` task is the desklamp. */
export interface Pair {
  readonly object: string;
  readonly target: string;
}

/** With the desklamp last, every object is held out from 2 or 3 of the 9 targets, and every target from 3 of the 12 objects. */
const ALL_TARGETS: readonly string[] = [...TARGETS, 'desklamp'];

/** Whether a pair is among the quarter that training never asks for. */
export function isHeldOut({ object, target }: Pair): boolean {
  return ((OBJECTS as readonly string[]).indexOf(object) + ALL_TARGETS.indexOf(target)) % 4 === 0;
}

/** A pair the family may ask for in a split, uniformly: one of the held-out quarter in L1, one of the others in L0 and L2. */
export function drawPair(family: TaskFamily, split: Split, rng: Rng): Pair {
  for (;;) {
    const pair = { object: rng.choice(OBJECTS), target: family.end === 'light' ? 'desklamp' : rng.choice(TARGETS) };
    if (isHeldOut(pair) === (split === 'L1')) return pair;
  }
}
