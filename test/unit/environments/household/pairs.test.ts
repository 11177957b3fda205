import { describe, expect, it } from 'vitest';
import { OBJECTS, TARGETS } from '../../../../extension/engine/environments/household/nouns';
import { drawPair, isHeldOut } from '../../../../extension/engine/environments/household/pairs';
import { TASK_FAMILIES } from '../../../../extension/engine/environments/household/taskFamilies';
import type { Split } from '../../../../extension/shared/model/environmentFacts';
import { Rng } from '../../../../extension/shared/util/rng';

/** Every pair that 3,000 draws bring up: all there are, but for a chance of 1e-12 per pair. */
function drawn(id: string, split: Split): Set<string> {
  const family = TASK_FAMILIES.find((each) => each.id === id)!;
  const rng = Rng.from('pairs', id, split);
  return new Set(
    Array.from({ length: 3000 }, () => drawPair(family, split, rng)).map(({ object, target }) => `${object} ${target}`),
  );
}

describe('drawPair', () => {
  it.each([
    ['place', 72, 24],
    ['light', 9, 3],
  ])('holds out a quarter of the pairs of %s for L1', (id, training, heldOut) => {
    const [known, unknown] = [drawn(id, 'L0'), drawn(id, 'L1')];
    expect([known.size, unknown.size]).toEqual([training, heldOut]);
    expect([...known].filter((pair) => unknown.has(pair))).toEqual([]);
  });

  it('asks in L2 for training pairs, so that only the composition is new', () => {
    expect(drawn('heat-two', 'L2')).toEqual(drawn('heat', 'L0'));
    expect(drawn('cool-light', 'L2')).toEqual(drawn('light', 'L0'));
  });
});

describe('isHeldOut', () => {
  it('leaves every object and every target in training', () => {
    const training = OBJECTS.flatMap((object) => TARGETS.map((target) => ({ object, target }))).filter(
      (pair) => !isHeldOut(pair),
    );
    expect(new Set(training.map(({ object }) => object))).toEqual(new Set(OBJECTS));
    expect(new Set(training.map(({ target }) => target))).toEqual(new Set(TARGETS));
  });
});
