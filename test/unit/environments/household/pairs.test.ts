import { describe, expect, it } from 'vitest';
import { OBJECTS, TARGETS } from '../../../../extension/engine/environments/household/nouns';
import { pairsOf } from '../../../../extension/engine/environments/household/pairs';
import { TASK_FAMILIES } from '../../../../extension/engine/environments/household/taskFamilies';

const family = (id: string) => TASK_FAMILIES.find((each) => each.id === id)!;
const names = (id: string, split: 'L0' | 'L1' | 'L2') =>
  pairsOf(family(id), split).map(({ object, target }) => `${object} ${target}`);

describe('pairsOf', () => {
  it.each(['place', 'light'])('holds out a quarter of the pairs of %s for L1', (id) => {
    const [training, heldOut] = [names(id, 'L0'), names(id, 'L1')];
    expect(heldOut).toHaveLength((training.length + heldOut.length) / 4);
    expect(training.filter((pair) => heldOut.includes(pair))).toEqual([]);
  });

  it('shows every object and every target in training', () => {
    const training = pairsOf(family('clean'), 'L0');
    expect(new Set(training.map(({ object }) => object))).toEqual(new Set(OBJECTS));
    expect(new Set(training.map(({ target }) => target))).toEqual(new Set(TARGETS));
  });

  it('asks in L2 for training pairs, so that only the composition is new', () => {
    expect(names('heat-two', 'L2')).toEqual(names('heat', 'L0'));
    expect(names('cool-light', 'L2')).toEqual(names('light', 'L0'));
  });
});
