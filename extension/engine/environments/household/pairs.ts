import type { Split } from '../../../shared/model/environmentFacts';
import type { Rng } from '../../../shared/util/rng';
import { OBJECTS, TARGETS } from './nouns';
import type { TaskFamily } from './taskFamilies';

/** The wanted object and the target receptacle; the target of a `light` task is the desklamp. */
export interface Pair {
  readonly object: string;
  readonly target: string;
}

/** Last in the list, so that every object is held out from 2 or 3 of the 9 targets and every target from 3 of the 12 objects. */
const ALL_TARGETS: readonly string[] = [...TARGETS, 'desklamp'];

/** Whether a pair is among the quarter that training never asks for (split L1). */
export function isHeldOut({ object, target }: Pair): boolean {
  return ((OBJECTS as readonly string[]).indexOf(object) + ALL_TARGETS.indexOf(target)) % 4 === 0;
}

/** Every pair a family can ask for in a split: the held-out quarter in L1, the other pairs in L0 and L2. */
export function pairsOf(family: TaskFamily, split: Split): readonly Pair[] {
  const targets: readonly string[] = family.end === 'light' ? ['desklamp'] : TARGETS;
  return OBJECTS.flatMap((object) => targets.map((target) => ({ object, target }))).filter(
    (pair) => isHeldOut(pair) === (split === 'L1'),
  );
}

/** One of the family's pairs, uniformly. */
export function drawPair(family: TaskFamily, split: Split, rng: Rng): Pair {
  return rng.choice(pairsOf(family, split));
}
