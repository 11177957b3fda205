import { describe, expect, it } from 'vitest';
import * as scienceWorld from '../../../extension/trainer/environments/scienceWorld/normalise';
import * as textWorldExpress from '../../../extension/trainer/environments/textWorldExpress/normalise';

describe('texts of TextWorldExpress', () => {
  it('come in lower case, with punctuation apart and the phrases shortened', () => {
    const text =
      'You are in the kitchen. In one part of the room you see a fridge that is closed. There is also a counter, that has nothing on it. \nThrough an open frosted-glass door, to the West you see the pantry. ';
    expect(textWorldExpress.normalise(text)).toBe(
      'you are in the kitchen . you see a fridge closed . you see a counter . through an open frosted-glass door , to the west you see the pantry .',
    );
  });

  it('leave actions as they are', () => {
    for (const action of ['open door to north', 'take 26m of wood'])
      expect(textWorldExpress.normalise(action)).toBe(action);
  });

  it('say what is carried in a sentence', () => {
    const { describeInventory } = textWorldExpress;
    expect(describeInventory('Inventory: \n  Your inventory is currently empty.\n')).toBe('you carry nothing .');
    expect(describeInventory('Inventory: \n  a coin\n')).toBe('you carry a coin .');
    expect(describeInventory('Inventory: \n  a papaya\n  a strawberry\n')).toBe('you carry a papaya , a strawberry .');
    expect(describeInventory('')).toBe('you carry nothing .');
  });
});

describe('texts of ScienceWorld', () => {
  it('come on one line in lower case, with every sign apart', () => {
    expect(scienceWorld.normalise('On the table is:\n\ta wood cup (containing nothing).')).toBe(
      'on the table is : a wood cup ( containing nothing ) .',
    );
  });

  it('say what is carried in a sentence', () => {
    expect(scienceWorld.describeInventory('In your inventory, you see:\n\tan orange\n\ta jug\n')).toBe(
      'you carry an orange , a jug .',
    );
  });
});
