import fs from 'node:fs';
import { iterationName, iterationOf } from './runPaths';

const EXTENSION = '.parquet';

/** Path of an iteration's rollouts within the run folder, with `/` on every system. */
export const rolloutName = (iteration: number): string => `rollouts/${iterationName(iteration)}${EXTENSION}`;

/** The iterations that have a rollout file, in order. */
export function rolloutIterations(rollouts: string): number[] {
  const iterations = fs.readdirSync(rollouts).map((name) => iterationOf(name, EXTENSION));
  return iterations.filter((iteration) => iteration !== undefined).sort((a, b) => a - b);
}
