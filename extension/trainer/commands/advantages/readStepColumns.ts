import fs from 'node:fs';
import type { StepColumns } from '../../../engine/advantages/estimator';
import { stepColumns } from '../../../engine/advantages/stepColumns';
import type { RolloutRow } from '../../../shared/model/rolloutRow';
import { closestName } from '../../../shared/util/closestName';
import { numberRanges } from '../../../shared/util/numberRanges';
import { UserError } from '../../../shared/util/userError';
import { readRollouts } from '../../../store/readRollouts';
import { resolveRun } from '../../../store/runNames';
import { RunReader } from '../../../store/runReader';
import { parseJson, readInput } from '../readInput';

/** Every column there is; the compiler sees to it that none is forgotten. */
const COLUMNS = Object.keys({
  group: 0,
  trajectory: 0,
  step: 0,
  reward: 0,
  state: 0,
  value: 0,
  nextValue: 0,
  terminated: 0,
  tokens: 0,
  greedyReturn: 0,
  oracleValue: 0,
  oracleBest: 0,
  hindsight: 0,
  probability: 0,
} satisfies Record<keyof StepColumns, 0>);

/**
 * The columns of an iteration of a run, of a rollouts Parquet or of a JSON file, whichever is named. Throws a `UserError` that says what the
 * file or the run lacks.
 */
export async function readStepColumns(file: string, iteration: number | undefined, runs: string): Promise<StepColumns> {
  if (iteration !== undefined) return stepColumns(await rolloutsOf(new RunReader(resolveRun(file, runs)), iteration));
  if (isFolder(file))
    throw new UserError(`${file} is a folder. Say which iteration of the run: --iteration N.`, { usage: true });
  const bytes = readInput(file);
  if (bytes.subarray(0, 4).toString('latin1') === 'PAR1') return stepColumns(await readRollouts(file));
  return columnsOf(parseJson(bytes.toString('utf8'), file), file);
}

function rolloutsOf(run: RunReader, iteration: number): Promise<RolloutRow[]> {
  const there = run.iterations();
  if (there.includes(iteration)) return run.rollouts(iteration);
  const range = there.length === 0 ? 'none at all' : `those of ${numberRanges(there)}`;
  throw new UserError(`The run ${run.paths.folder} has no rollouts of iteration ${iteration}, but ${range}.`);
}

const isFolder = (path: string): boolean => fs.statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function columnsOf(value: unknown, file: string): StepColumns {
  const columns = isObject(value) ? value.columns : undefined;
  if (!isObject(columns))
    throw new UserError(`${file}: {"columns":{"group":[],"trajectory":[],"reward":[],...}} is needed.`, {
      usage: true,
    });
  for (const [name, values] of Object.entries(columns)) {
    if (!COLUMNS.includes(name)) {
      const near = closestName(name, COLUMNS);
      const hint = near ? `did you mean "${near}"?` : `columns are ${COLUMNS.join(', ')}.`;
      throw new UserError(`${file}: there is no column "${name}"; ${hint}`, { usage: true });
    }
    if (!Array.isArray(values))
      throw new UserError(`${file}: the column "${name}" must be an array with one entry a step.`, { usage: true });
  }
  // JSON has no NaN: a missing reward is null.
  const reward = (columns.reward as (number | null)[] | undefined)?.map((entry) => entry ?? Number.NaN);
  return { ...columns, ...(reward && { reward }) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
