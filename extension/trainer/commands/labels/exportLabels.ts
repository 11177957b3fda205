import { extname } from 'node:path';
import type { CurrentLabel } from '../../../engine/labels/currentLabels';
import type { RolloutRow } from '../../../shared/model/rolloutRow';
import { toCsv } from '../../../shared/util/delimited';
import { UserError } from '../../../shared/util/userError';
import { atomicWrite } from '../../../store/atomicWrite';
import { labelledRows } from '../../../store/labels/labelledRows';
import type { RunReader } from '../../../store/runReader';
import { plural } from '../../terminal/format';
import type { CommandContext, CommandResult } from '../command';
import { chooseLabels, type LabelChoice } from './chooseLabels';
import { labelDocument } from './labelDocument';
import { oneOf } from './oneOf';
import { storedLabels } from './storedLabels';

/** `couplet labels export`: labels as a file that stands for itself, since each has the text of its action and its task. */
export async function exportLabels(
  run: RunReader,
  { out, ...choice }: LabelChoice & { readonly out: string | undefined },
  { terminal }: CommandContext,
): Promise<CommandResult> {
  if (out === undefined)
    throw new UserError('couplet labels export needs --out FILE, ending in .jsonl or .csv.', { usage: true });
  const format = oneOf('the ending of --out', extname(out), ['.jsonl', '.csv']);
  const labels = chooseLabels(storedLabels(run, terminal), choice);
  const rows = new Map<string, RolloutRow>();
  for await (const iteration of labelledRows(run, labels))
    for (const row of iteration) rows.set(`${row.trajectoryId} ${row.step}`, row);
  const records = labels.map((label) => exported(label, rows.get(`${label.target.trajectoryId} ${label.target.step}`)));
  atomicWrite(out, format === '.csv' ? csvOf(records) : records.map((each) => `${JSON.stringify(each)}\n`).join(''));
  return { document: { out, labels: records.length }, text: `${plural(records.length, 'label')} in ${out}` };
}

/** A label with what it speaks of; null where the rollouts are no longer there. */
function exported(label: CurrentLabel, row: RolloutRow | undefined) {
  const taken = label.target.action === null;
  return {
    ...labelDocument(label),
    action: label.target.action ?? row?.action ?? null,
    taken,
    taskId: row?.taskId ?? null,
    state: row?.state ?? null,
  };
}

type Exported = ReturnType<typeof exported>;

const COLUMNS = Object.keys({
  trajectory: 0,
  step: 0,
  action: 0,
  taken: 0,
  label: 0,
  by: 0,
  source: 0,
  at: 0,
  note: 0,
  tags: 0,
  leadSeconds: 0,
  blind: 0,
  taskId: 0,
  state: 0,
} satisfies Record<keyof Exported, 0>) as (keyof Exported)[];

function csvOf(records: readonly Exported[]): string {
  const cells = (record: Exported) =>
    COLUMNS.map((name) => (name === 'tags' ? record.tags.join(' ') : String(record[name] ?? '')));
  return toCsv([COLUMNS, ...records.map(cells)]);
}
