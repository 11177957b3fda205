import { describe, expect, it } from 'vitest';
import {
  CLOSE,
  encodeAction,
  INVENTORY,
  LOOK,
  TREAT,
  USE_LAMP,
} from '../../../../extension/engine/environments/household/actions';
import {
  CABINET,
  COUNTERTOP,
  DESK,
  DRAWER,
  FRIDGE,
  go,
  kitchen,
  kitchenWithOneMug,
  MICROWAVE,
  MUG_1,
  MUG_2,
  open,
  PEN,
  put,
  SINK,
  stateAfter,
  take,
  verdictOn,
} from './kitchen';

const close = (receptacle: number): number => encodeAction(CLOSE, receptacle);

describe('good: the distance to the goal falls', () => {
  const world = kitchenWithOneMug();
  it('going to, opening, taking, bringing and putting', () => {
    const plan = [go(DRAWER), open(DRAWER), take(MUG_1), go(CABINET), open(CABINET), put(MUG_1)];
    for (const [step, action] of plan.entries())
      expect(verdictOn(world, stateAfter(world, ...plan.slice(0, step)), action)).toBe('good');
  });

  it('putting down what is in the way', () => {
    expect(verdictOn(world, stateAfter(world, go(COUNTERTOP), take(PEN)), put(PEN))).toBe('good');
  });

  it('treating the object as the task asks', () => {
    const hot = kitchenWithOneMug({ condition: 2 });
    const atMicrowave = stateAfter(hot, go(DRAWER), open(DRAWER), take(MUG_1), go(MICROWAVE));
    expect(verdictOn(hot, atMicrowave, encodeAction(TREAT, 2))).toBe('good');
  });
});

describe('explore: the wanted object has not been seen', () => {
  const world = kitchenWithOneMug();
  it('going to a place not yet seen, open or closed', () => {
    expect(verdictOn(world, stateAfter(world), go(COUNTERTOP))).toBe('explore');
    expect(verdictOn(world, stateAfter(world), go(FRIDGE))).toBe('explore');
  });

  it('opening a container for the first time', () => {
    expect(verdictOn(world, stateAfter(world, go(FRIDGE)), open(FRIDGE))).toBe('explore');
  });

  it('not going back to a place already seen, nor opening a container again', () => {
    expect(verdictOn(world, stateAfter(world, go(COUNTERTOP), go(SINK)), go(COUNTERTOP))).toBe('flawed');
    expect(verdictOn(world, stateAfter(world, go(FRIDGE), open(FRIDGE), close(FRIDGE)), open(FRIDGE))).toBe('flawed');
  });

  it('not once the object has been seen', () => {
    const seen = stateAfter(world, go(DRAWER), open(DRAWER), go(SINK));
    expect(verdictOn(world, seen, go(COUNTERTOP))).toBe('flawed');
    expect(verdictOn(world, seen, go(DRAWER))).toBe('good');
  });

  it('not with the object in the hand', () => {
    expect(verdictOn(world, stateAfter(world, go(DRAWER), open(DRAWER), take(MUG_1)), go(COUNTERTOP))).toBe('flawed');
  });

  it('also with something useless in the hand', () => {
    expect(verdictOn(world, stateAfter(world, go(COUNTERTOP), take(PEN)), go(FRIDGE))).toBe('explore');
  });
});

describe('flawed: neither, and never fatal', () => {
  const world = kitchenWithOneMug();
  const found = stateAfter(world, go(DRAWER), open(DRAWER));
  it.each([
    ['going where one stands', go(DRAWER)],
    ['looking', encodeAction(LOOK)],
    ['checking hands', encodeAction(INVENTORY)],
    ['closing what hides the object', close(DRAWER)],
    ['walking away', go(SINK)],
  ])('%s', (_, action) => expect(verdictOn(world, found, action)).toBe('flawed'));

  it('taking what no task asks for, and putting the wanted object down', () => {
    expect(verdictOn(world, stateAfter(world, go(COUNTERTOP)), take(PEN))).toBe('flawed');
    expect(verdictOn(world, stateAfter(world, go(DRAWER), open(DRAWER), take(MUG_1)), put(MUG_1))).toBe('flawed');
  });

  it('undoing a treatment by another', () => {
    const clean = kitchenWithOneMug({ condition: 1 });
    const treated = stateAfter(
      clean,
      go(DRAWER),
      open(DRAWER),
      take(MUG_1),
      go(SINK),
      encodeAction(TREAT, 1),
      go(FRIDGE),
    );
    expect(verdictOn(clean, treated, encodeAction(TREAT, 3))).toBe('flawed');
  });
});

describe('two objects', () => {
  const world = kitchen({ count: 2 });
  it('searching for the second before fetching the first is exploration, unless the first lies in sight', () => {
    const away = stateAfter(world, go(COUNTERTOP), go(SINK));
    expect(verdictOn(world, away, go(COUNTERTOP))).toBe('good');
    expect(verdictOn(world, away, go(FRIDGE))).toBe('explore');
    expect(verdictOn(world, stateAfter(world, go(COUNTERTOP)), go(FRIDGE))).toBe('flawed');
  });

  it('searching with the first in the hand is flawed', () => {
    expect(verdictOn(world, stateAfter(world, go(COUNTERTOP), take(MUG_2)), go(FRIDGE))).toBe('flawed');
  });

  it('searching after the first has been delivered is exploration', () => {
    const delivered = stateAfter(world, go(COUNTERTOP), take(MUG_2), go(CABINET), open(CABINET), put(MUG_2));
    expect(verdictOn(world, delivered, go(FRIDGE))).toBe('explore');
  });

  it('searching with both known is flawed', () => {
    const both = stateAfter(world, go(COUNTERTOP), go(DRAWER), open(DRAWER), go(SINK));
    expect(verdictOn(world, both, go(FRIDGE))).toBe('flawed');
  });
});

describe('light', () => {
  const world = kitchenWithOneMug({ end: 'light', targets: 0, targetList: [] });
  const fetched = [go(DRAWER), open(DRAWER), take(MUG_1)];
  it('with the object in the hand the lamp is searched for until it has been seen', () => {
    expect(verdictOn(world, stateAfter(world, ...fetched), go(COUNTERTOP))).toBe('explore');
    expect(verdictOn(world, stateAfter(world, ...fetched), go(DESK))).toBe('good');
    expect(verdictOn(world, stateAfter(world, go(DESK), ...fetched), go(COUNTERTOP))).toBe('flawed');
  });

  it('searching for the lamp with the object known but not in the hand is flawed', () => {
    expect(verdictOn(world, stateAfter(world, ...fetched.slice(0, 2)), go(DESK))).toBe('flawed');
  });

  it('using the lamp is good with the object in the hand and flawed without', () => {
    expect(verdictOn(world, stateAfter(world, ...fetched, go(DESK)), encodeAction(USE_LAMP))).toBe('good');
    expect(verdictOn(world, stateAfter(world, go(DESK)), encodeAction(USE_LAMP))).toBe('flawed');
  });
});
