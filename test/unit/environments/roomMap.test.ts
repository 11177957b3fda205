import { describe, expect, it } from 'vitest';
import { normalise } from '../../../extension/trainer/environments/textWorldExpress/normalise';
import { RoomMap } from '../../../extension/trainer/environments/textWorldExpress/roomMap';

const KITCHEN =
  'You are in the kitchen. In one part of the room you see a stove. \nTo the North you see the pantry. To the East you see the living room. ';
const PANTRY =
  'You are in the pantry. There is also a shelf, that has nothing on it. \nTo the South you see the kitchen. ';
const LIVING_ROOM =
  'You are in the living room. You also see a sofa. \nTo the North you see a closed frosted-glass door. To the West you see the kitchen. ';
const LIVING_ROOM_OPEN =
  'You are in the living room. You also see a sofa. \nThrough an open frosted-glass door, to the North you see the bedroom. To the West you see the kitchen. ';

function mapOf(...looks: string[]): RoomMap {
  const map = new RoomMap();
  for (const look of looks) map.observe(normalise(look));
  return map;
}

describe('RoomMap', () => {
  it('knows nothing before it has seen a room', () => {
    expect(mapOf().unseen()).toEqual([]);
    expect(mapOf('You take the coin.').nextStep()).toBeUndefined();
  });

  it('goes to a neighbour it has not entered', () => {
    expect(mapOf(KITCHEN).unseen()).toEqual(['pantry north of kitchen', 'living room east of kitchen']);
    expect(mapOf(KITCHEN).nextStep()).toBe('move north');
    expect(mapOf(KITCHEN, PANTRY, KITCHEN).nextStep()).toBe('move east');
  });

  it('goes back through rooms it knows', () => {
    expect(mapOf(KITCHEN, PANTRY).nextStep()).toBe('move south');
    expect(mapOf(KITCHEN, PANTRY).unseen()).toEqual(['living room east of kitchen']);
  });

  it('opens a closed door, then enters', () => {
    expect(mapOf(KITCHEN, PANTRY, KITCHEN, LIVING_ROOM).unseen()).toEqual(['north of living room']);
    expect(mapOf(KITCHEN, PANTRY, KITCHEN, LIVING_ROOM).nextStep()).toBe('open door to north');
    expect(mapOf(KITCHEN, PANTRY, KITCHEN, LIVING_ROOM, LIVING_ROOM_OPEN).nextStep()).toBe('move north');
  });

  it('has nothing left when all rooms were entered', () => {
    const map = mapOf(
      'You are in the attic. \nTo the East you see the study. ',
      'You are in the study. \nTo the West you see the attic. ',
    );
    expect(map.unseen()).toEqual([]);
    expect(map.nextStep()).toBeUndefined();
  });
});
