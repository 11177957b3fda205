import {
  admissibleActions,
  encodeAction,
  GO,
  OPEN,
  PUT,
  TAKE,
} from '../../../../extension/engine/environments/household/actions';
import { distanceToGoal } from '../../../../extension/engine/environments/household/distance';
import { Phrases } from '../../../../extension/engine/environments/household/phrases';
import { type HouseholdState, initialState } from '../../../../extension/engine/environments/household/state';
import { applyAction } from '../../../../extension/engine/environments/household/transition';
import { judge } from '../../../../extension/engine/environments/household/verdict';
import { NONE, type World } from '../../../../extension/engine/environments/household/world';
import type { Verdict } from '../../../../extension/shared/model/environmentFacts';
import { cloneState } from './reachableStates';

export const CABINET = 0;
export const DRAWER = 1;
export const FRIDGE = 2;
export const MICROWAVE = 3;
export const SINK = 4;
export const DESK = 5;
export const COUNTERTOP = 6;

export const MUG_1 = 0;
export const PEN = 1;
export const MUG_2 = 2;

/** A room drawn by hand: mug 1 in the closed drawer, mug 2 and a pen on the countertop; "put a mug in cabinet" unless changed. */
export function kitchen(overrides: Partial<World> = {}): World {
  return {
    goal: 'put a mug in cabinet',
    receptacles: ['cabinet 1', 'drawer 1', 'fridge 1', 'microwave 1', 'sinkbasin 1', 'desk 1', 'countertop 1'],
    objects: ['mug 1', 'pen 1', 'mug 2'],
    start: [DRAWER, COUNTERTOP, COUNTERTOP],
    containers: (1 << CABINET) | (1 << DRAWER) | (1 << FRIDGE) | (1 << MICROWAVE),
    wanted: (1 << MUG_1) | (1 << MUG_2),
    wantedList: [MUG_1, MUG_2],
    count: 1,
    condition: 0,
    end: 'place',
    targets: 1 << CABINET,
    targetList: [CABINET],
    lamp: DESK,
    lampPlaces: [DESK],
    appliances: [NONE, SINK, MICROWAVE, FRIDGE],
    ...overrides,
  };
}

/** The kitchen with mug 1 as the only mug. */
export function kitchenWithOneMug(overrides: Partial<World> = {}): World {
  return kitchen({
    objects: ['mug 1', 'pen 1'],
    start: [DRAWER, COUNTERTOP],
    wanted: 1 << MUG_1,
    wantedList: [MUG_1],
    ...overrides,
  });
}

export const go = (receptacle: number): number => encodeAction(GO, receptacle);
export const open = (receptacle: number): number => encodeAction(OPEN, receptacle);
export const take = (object: number): number => encodeAction(TAKE, object);
export const put = (object: number): number => encodeAction(PUT, object);

/** The state after the given actions, each of which must be admissible. */
export function stateAfter(world: World, ...actions: readonly number[]): HouseholdState {
  const state = initialState(world);
  for (const action of actions) {
    if (!admissibleActions(world, state).includes(action)) throw new Error(`action ${action} is not admissible`);
    applyAction(world, state, action);
  }
  return state;
}

/** The admissible actions of a state in words. */
export function textsOf(world: World, state: HouseholdState): string[] {
  return new Phrases(world).listOf(state, admissibleActions(world, state));
}

/** The verdict on one admissible action. */
export function verdictOn(world: World, before: HouseholdState, action: number): Verdict {
  const result = cloneState(world, before);
  applyAction(world, result, action);
  const [distanceBefore, distanceAfter] = [distanceToGoal(world, before), distanceToGoal(world, result)];
  return judge(world, { before, after: result, action, distanceBefore, distanceAfter });
}
