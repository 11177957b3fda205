import fs from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../shared/util/userError';
import { TEMPORARY_PREFIX } from './atomicWrite';
import { errorCode, explainFileError } from './fileErrors';
import { migrationsFrom } from './migrate';
import { iterationName, iterationOf } from './runPaths';

/** Version of `trainer.json`. */
export const CHECKPOINT_SCHEMA = 1;

/** Written last into a checkpoint; what is not the policy's or the optimizer's own. */
export const CHECKPOINT_FACTS_NAME = 'trainer.json';

/** `checkpoints/NNNNNN/trainer.json`. */
export interface CheckpointFacts {
  readonly schema: typeof CHECKPOINT_SCHEMA;
  /** Iterations finished when it was written; 0 is the state that the iterations start from. */
  readonly iteration: number;
  readonly at: string;
  readonly seed: number;
  /** Bytes of each log when it was written: resuming cuts them back to this. */
  readonly logs: Readonly<Record<'events' | 'metrics' | 'trajectories', number>>;
  /** Bytes of every other file of the checkpoint; one that does not match was cut short by a copy. */
  readonly files: Readonly<Record<string, number>>;
  readonly metrics: Readonly<Record<string, number>>;
  /** What the trainer needs besides tensors, as it gave it. */
  readonly state: unknown;
}

export interface Checkpoint {
  readonly folder: string;
  readonly facts: CheckpointFacts;
}

/** The complete checkpoints in a `checkpoints` folder, oldest first; unfinished and damaged ones are left out. */
export function listCheckpoints(checkpoints: string): Checkpoint[] {
  return namesIn(checkpoints)
    .filter((name) => iterationOf(name) !== undefined)
    .sort((a, b) => Number(a) - Number(b))
    .flatMap((name) => {
      const folder = join(checkpoints, name);
      const facts = readFacts(folder);
      return facts ? [{ folder, facts }] : [];
    });
}

/** The newest complete checkpoint, `undefined` where there is none. */
export function latestCheckpoint(checkpoints: string): Checkpoint | undefined {
  return listCheckpoints(checkpoints).at(-1);
}

/** The complete checkpoint of an iteration; a `UserError` names those that exist where it is not among them. */
export function checkpointOf(checkpoints: string, iteration: number): Checkpoint {
  const all = listCheckpoints(checkpoints);
  const found = all.find(({ facts }) => facts.iteration === iteration);
  if (found) return found;
  const present = all.map(({ facts }) => facts.iteration).join(', ') || 'none';
  throw new UserError(
    `${checkpoints} has no complete checkpoint of iteration ${iteration}. Complete ones: ${present}.`,
  );
}

/** The folder of an iteration's checkpoint, complete or not. */
export const checkpointFolder = (checkpoints: string, iteration: number): string =>
  join(checkpoints, iterationName(iteration));

/** The facts of a complete checkpoint; `undefined` where a file is missing or short. */
function readFacts(folder: string): CheckpointFacts | undefined {
  const path = join(folder, CHECKPOINT_FACTS_NAME);
  let facts: CheckpointFacts;
  try {
    facts = JSON.parse(fs.readFileSync(path, 'utf8')) as CheckpointFacts;
  } catch (error) {
    if (error instanceof SyntaxError || errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR')
      return undefined;
    throw explainFileError(error, 'read', path);
  }
  migrationsFrom(facts.schema, [], path);
  const whole = Object.entries(facts.files).every(
    ([name, size]) => fs.statSync(join(folder, name), { throwIfNoEntry: false })?.size === size,
  );
  return whole ? facts : undefined;
}

function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder).filter((name) => !name.startsWith(TEMPORARY_PREFIX));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw explainFileError(error, 'list', folder);
  }
}
