import { describe, expect, it } from 'vitest';
import {
  admissibleActions,
  CLOSE,
  encodeAction,
  INVENTORY,
  LOOK,
  TREAT,
  USE_LAMP,
} from '../../../../extension/engine/environments/household/actions';
import { stateKey } from '../../../../extension/engine/environments/household/state';
import { NONE } from '../../../../extension/engine/environments/household/world';
import {
  CABINET,
  COUNTERTOP,
  DESK,
  DRAWER,
  FRIDGE,
  go,
  kitchen,
  MUG_1,
  MUG_2,
  open,
  PEN,
  put,
  SINK,
  stateAfter,
  take,
  textsOf,
} from './kitchen';

const GO_TO = kitchen().receptacles.map((receptacle) => `go to ${receptacle}`);
const world = kitchen();

describe('admissibleActions', () => {
  it('offers only walking in the middle of the room', () => {
    expect(textsOf(world, stateAfter(world))).toEqual([...GO_TO, 'look', 'inventory']);
  });

  it('hides what a closed container holds', () => {
    expect(textsOf(world, stateAfter(world, go(DRAWER)))).toEqual([...GO_TO, 'open drawer 1', 'look', 'inventory']);
    expect(textsOf(world, stateAfter(world, go(DRAWER), open(DRAWER)))).toEqual([
      ...GO_TO,
      'close drawer 1',
      'take mug 1 from drawer 1',
      'look',
      'inventory',
    ]);
  });

  it('lets a full hand put down, not take', () => {
    expect(textsOf(world, stateAfter(world, go(COUNTERTOP), take(PEN)))).toEqual([
      ...GO_TO,
      'put pen 1 in countertop 1',
      'look',
      'inventory',
    ]);
  });

  it('offers an appliance to a full hand, without opening it first', () => {
    expect(textsOf(world, stateAfter(world, go(COUNTERTOP), take(PEN), go(FRIDGE)))).toContain(
      'cool pen 1 with fridge 1',
    );
    expect(textsOf(world, stateAfter(world, go(FRIDGE))).join()).not.toContain('cool');
  });

  it('offers the lamp where it stands', () => {
    expect(textsOf(world, stateAfter(world, go(DESK)))).toContain('use desklamp 1');
    expect(textsOf(world, stateAfter(world, go(SINK)))).not.toContain('use desklamp 1');
  });
});

describe('applyAction', () => {
  it('changes nothing by looking, by checking hands and by going where one stands', () => {
    const before = stateAfter(world, go(DRAWER));
    for (const action of [encodeAction(LOOK), encodeAction(INVENTORY), go(DRAWER)])
      expect(stateAfter(world, go(DRAWER), action)).toEqual(before);
  });

  it('notes what has been seen, and keeps it when the container is closed again', () => {
    expect(stateAfter(world, go(DRAWER))).toMatchObject({ seen: 0, known: 0 });
    const state = stateAfter(world, go(DRAWER), open(DRAWER), encodeAction(CLOSE, DRAWER));
    expect(state).toMatchObject({ opened: 0, seen: 1 << DRAWER, known: 1 << MUG_1 });
  });

  it('moves an object by taking it and putting it down', () => {
    const held = stateAfter(world, go(COUNTERTOP), take(MUG_2));
    expect(held.hand).toBe(MUG_2);
    expect(held.position[MUG_2]).toBe(NONE);
    const down = stateAfter(world, go(COUNTERTOP), take(MUG_2), go(SINK), put(MUG_2));
    expect(down).toMatchObject({ hand: NONE, solved: false });
    expect(down.position[MUG_2]).toBe(SINK);
  });

  it('replaces one treatment by the next', () => {
    const clean = [go(COUNTERTOP), take(MUG_2), go(SINK), encodeAction(TREAT, 1)];
    expect(stateAfter(world, ...clean).condition[MUG_2]).toBe(1);
    expect(stateAfter(world, ...clean, go(FRIDGE), encodeAction(TREAT, 3)).condition[MUG_2]).toBe(3);
  });

  it('solves a task by delivering a wanted object to the target', () => {
    const toCabinet = [go(CABINET), open(CABINET)];
    expect(stateAfter(world, go(COUNTERTOP), take(MUG_2), ...toCabinet, put(MUG_2)).solved).toBe(true);
    expect(stateAfter(world, go(COUNTERTOP), take(PEN), ...toCabinet, put(PEN)).solved).toBe(false);
  });

  it('asks for the right condition, and for both objects of two', () => {
    const bring = [
      go(COUNTERTOP),
      take(MUG_2),
      go(SINK),
      encodeAction(TREAT, 1),
      go(CABINET),
      open(CABINET),
      put(MUG_2),
    ];
    expect(stateAfter(kitchen({ condition: 1 }), ...bring).solved).toBe(true);
    expect(stateAfter(kitchen({ condition: 2 }), ...bring).solved).toBe(false);
    const second = [go(DRAWER), open(DRAWER), take(MUG_1), go(CABINET), put(MUG_1)];
    expect(stateAfter(kitchen({ count: 2 }), ...bring).solved).toBe(false);
    expect(stateAfter(kitchen({ count: 2 }), ...bring, ...second).solved).toBe(true);
    expect(stateAfter(kitchen({ count: 2, condition: 1 }), ...bring, ...second).solved).toBe(false);
  });

  it('solves a light task by using the lamp with a wanted, ready object in the hand', () => {
    const light = { end: 'light', targets: 0, targetList: [] } as const;
    const use = [go(DESK), encodeAction(USE_LAMP)];
    expect(stateAfter(kitchen(light), go(COUNTERTOP), take(MUG_2), ...use).solved).toBe(true);
    expect(stateAfter(kitchen(light), go(COUNTERTOP), take(PEN), ...use).solved).toBe(false);
    expect(stateAfter(kitchen(light), ...use).solved).toBe(false);
    expect(stateAfter(kitchen({ ...light, condition: 2 }), go(COUNTERTOP), take(MUG_2), ...use).solved).toBe(false);
    expect(stateAfter(world, go(COUNTERTOP), take(MUG_2), ...use).solved).toBe(false);
  });
});

describe('stateKey', () => {
  it('names the state of the room, not what the agent knows', () => {
    const open1 = [go(DRAWER), open(DRAWER), encodeAction(CLOSE, DRAWER)];
    expect(stateKey(stateAfter(world, ...open1))).toBe(stateKey(stateAfter(world, go(DRAWER))));
  });

  it('tells places, doors, positions, hands and conditions apart', () => {
    const heated = [go(COUNTERTOP), take(MUG_2), go(FRIDGE), encodeAction(TREAT, 3)];
    const states = [
      stateAfter(world),
      stateAfter(world, go(DRAWER)),
      stateAfter(world, go(DRAWER), open(DRAWER)),
      stateAfter(world, go(COUNTERTOP)),
      stateAfter(world, go(COUNTERTOP), take(PEN)),
      stateAfter(world, go(COUNTERTOP), take(MUG_2)),
      stateAfter(world, ...heated.slice(0, 3)),
      stateAfter(world, ...heated),
      stateAfter(world, ...heated, open(FRIDGE), put(MUG_2)),
    ];
    expect(new Set(states.map(stateKey)).size).toBe(states.length);
    expect(admissibleActions(world, states[0]!)).toHaveLength(GO_TO.length + 2);
  });
});
