import { SPLITS, type Verdict } from '../../../extension/shared/model/environmentFacts';
import { Rng } from '../../../extension/shared/util/rng';
import type { FakeOptions } from './fakeOptions';
import { HOSTILE_TEXT } from './hostileText';

/** One step of a made-up trajectory. */
export interface FakeStep {
  readonly observation: string;
  readonly response: string;
  readonly action: string;
  readonly state: string;
  readonly reward: number;
  readonly invalid: boolean;
  readonly repeated: boolean;
  readonly verdict: Verdict;
}

/** A made-up trajectory of a made-up task. */
export interface FakeTrajectory {
  readonly trajectoryId: string;
  readonly groupId: string;
  readonly iteration: number;
  readonly taskId: string;
  readonly goal: string;
  readonly split: (typeof SPLITS)[number];
  readonly success: boolean;
  readonly steps: readonly FakeStep[];
}

const THINGS = ['apple', 'mug', 'knife', 'plate'];
const PLACES = ['fridge', 'kitchen counter', 'cupboard', 'sink'];

/** The actions that are admissible in every state. */
export const ACTIONS = [
  ...PLACES.map((place) => `go to ${place}`),
  ...PLACES.map((place) => `open ${place}`),
  ...THINGS.map((thing) => `take ${thing}`),
  'look around',
];

/** Trajectory `index` of a run, counted over iterations, groups and siblings; the same whenever it is asked for. */
export function fakeTrajectory(index: number, options: FakeOptions): FakeTrajectory {
  const { groups, siblings } = options;
  const iteration = Math.floor(index / (groups * siblings));
  const group = Math.floor(index / siblings) % groups;
  const rng = Rng.from('trajectory', index);
  const success = rng.uniform() < 0.4 + 0.05 * iteration;
  const count = 6 + Math.floor(rng.uniform() * 8);
  const split = SPLITS[group % SPLITS.length];
  const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
  const groupId = `${pad(iteration, 6)}/g${pad(group, 2)}`;
  let place = 0;
  const steps = Array.from({ length: count }, (_, step): FakeStep => {
    const action = step === 0 ? 'look around' : ACTIONS[Math.floor(rng.uniform() * ACTIONS.length)];
    const state = `${group}:${place}`;
    const observation = observe(place, step, options);
    place = action.startsWith('go to') ? PLACES.indexOf(action.slice(6)) + 1 : place;
    const luck = rng.uniform();
    return {
      observation,
      response: respond(action, options),
      action: options.hostile ? `${action} ${HOSTILE_TEXT}` : action,
      state,
      reward: success && step === count - 1 ? 1 : 0,
      invalid: luck < 0.1,
      repeated: luck > 0.85,
      verdict: luck < 0.1 ? 'invalid' : luck < 0.45 ? 'good' : luck < 0.6 ? 'explore' : 'flawed',
    };
  });
  return {
    trajectoryId: `${groupId}/t${index % siblings}`,
    groupId,
    iteration,
    taskId: options.hostile ? HOSTILE_TEXT : `household/place/${split}/${174 + group}`,
    goal: options.hostile
      ? HOSTILE_TEXT
      : `put the ${THINGS[group % THINGS.length]} into the ${PLACES[group % PLACES.length]}`,
    split,
    success,
    steps,
  };
}

function observe(place: number, step: number, { hostile, longText }: FakeOptions): string {
  if (hostile) return HOSTILE_TEXT;
  const where = place === 0 ? 'in the middle of the kitchen' : `at the ${PLACES[place - 1]}`;
  const seen = THINGS[(place + step) % THINGS.length];
  const text = `You are ${where}. You see a ${seen} and a closed ${PLACES[(place + 1) % PLACES.length]}.`;
  return step === 0 && longText > text.length ? text.padEnd(longText, ' and more of it') : text;
}

function respond(action: string, { hostile }: FakeOptions): string {
  const thought = hostile ? HOSTILE_TEXT : 'I have to find it first, and the places that are closed are still unknown.';
  return `<think>${thought}</think>\n<action>${action}</action>`;
}
