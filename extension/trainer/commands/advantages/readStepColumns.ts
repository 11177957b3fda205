import type { StepColumns } from '../../../engine/advantages/estimator';
import { stepColumns } from '../../../engine/advantages/stepColumns';
import { closestName } from '../../../shared/util/closestName';
import { UserError } from '../../../shared/util/userError';
import { readRollouts } from '../../../store/readRollouts';
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

/** The columns in a rollouts Parquet or a JSON file, whichever it is. Throws a `UserError` that says what the file lacks. */
export async function readStepColumns(file: string): Promise<StepColumns> {
  const bytes = readInput(file);
  if (bytes.subarray(0, 4).toString('latin1') === 'PAR1') return stepColumns(await readRollouts(file));
  return columnsOf(parseJson(bytes.toString('utf8'), file), file);
}

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
