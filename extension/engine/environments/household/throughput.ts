import { Rng } from '../../../shared/util/rng';
import { defaultsOf } from '../../configuration/parameters';
import type { Observation } from '../environment';
import { Household } from './household';
import { HOUSEHOLD_PARAMETERS, type HouseholdParameters } from './parameters';

export interface HouseholdThroughput {
  /** Random admissible steps a second, resets included; everything an observation holds is read at every step. */
  readonly stepsPerSecond: number;
  /** States a second in which the oracle values and judges every admissible action, and one step is taken. */
  readonly oracleStatesPerSecond: number;
  readonly resetsPerSecond: number;
  /** Made of what was read, so that no compiler can leave the reading out. */
  readonly checksum: number;
}

/** Steps an episode is walked for, as in training. */
const EPISODE_STEPS = 30;

/**
 * Speed of the household on one core, each figure measured for `seconds`. The engine knows no clock, so `now` is passed in:
 * milliseconds, best of the process's own processor time, which a busy machine distorts least.
 */
export function benchmarkHousehold(
  now: () => number,
  seconds = 1,
  parameters: HouseholdParameters = defaultsOf(HOUSEHOLD_PARAMETERS),
): HouseholdThroughput {
  const environment = new Household(parameters);
  const rng = Rng.from('benchmarkHousehold');
  let tasks = 0;
  let checksum = 0;
  const reset = () => environment.reset(environment.task('L1', tasks++ % environment.taskCount('L1')));

  /** Walks one episode at random; returns the steps taken. */
  const walk = (withOracle: boolean): number => {
    const episode = reset();
    for (let step = 1; step <= EPISODE_STEPS; step++) {
      checksum = (checksum + sumOf(episode.observation)) | 0;
      if (withOracle) for (const value of episode.oracle().values) checksum = (checksum + value) | 0;
      if (episode.step(rng.choice(episode.observation.admissible)).terminated) return step;
    }
    return EPISODE_STEPS;
  };

  /** Units of `work` done a second, after a fifth of the time for warming up. */
  const rate = (work: () => number): number => {
    const warm = now() + seconds * 200;
    while (now() < warm) work();
    const begin = now();
    let units = 0;
    while (now() < begin + seconds * 1000) units += work();
    return (units * 1000) / (now() - begin);
  };

  const stepsPerSecond = rate(() => walk(false));
  const oracleStatesPerSecond = rate(() => walk(true));
  const resetsPerSecond = rate(() => {
    checksum = (checksum + sumOf(reset().observation)) | 0;
    return 1;
  });
  return { stepsPerSecond, oracleStatesPerSecond, resetsPerSecond, checksum };
}

/** Reads the last character of every text, which makes the engine put together what it may have left in pieces. */
function sumOf({ text, carried = '', notes = '', state, admissible }: Observation): number {
  let sum = lastCode(text) + lastCode(carried) + lastCode(notes) + lastCode(state);
  for (const action of admissible) sum += lastCode(action);
  return sum;
}

function lastCode(text: string): number {
  return text.charCodeAt(text.length - 1);
}
