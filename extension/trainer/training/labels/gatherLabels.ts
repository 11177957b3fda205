import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import type { Configuration } from '../../../engine/configuration/configuration';
import { collectActions, type LabelledRun } from '../../../engine/labels/classification/collectActions';
import { fingerprintText } from '../../../engine/labels/classification/fingerprintText';
import { holdOut } from '../../../engine/labels/classification/holdOut';
import { currentLabels } from '../../../engine/labels/currentLabels';
import { CLASSIFICATION_SCHEMA, type ClassificationData } from '../../../shared/model/classification';
import type { RolloutRow } from '../../../shared/model/rolloutRow';
import { Rng } from '../../../shared/util/rng';
import { UserError } from '../../../shared/util/userError';
import { labelledRows } from '../../../store/labels/labelledRows';
import { LabelReader } from '../../../store/labels/labelReader';
import { resolveRun } from '../../../store/runNames';
import { RunReader } from '../../../store/runReader';

type Settings = Pick<Configuration, 'labels' | 'environment' | 'seed'>;

/** Reads the labels of the runs that a configuration names, as they stand now. Throws a `UserError` where a run is not there or does not fit. */
export async function gatherLabels({ labels, environment, seed }: Settings): Promise<ClassificationData> {
  const folders = labels.runs.map((path) => resolveRun(resolve(path), dirname(resolve(path))));
  const runs: (LabelledRun & { readonly folder: string })[] = [];
  for (const folder of new Set(folders)) runs.push(await readRun(folder, environment.id));
  const { actions, dropped } = collectActions(runs, labels);
  return {
    schema: CLASSIFICATION_SCHEMA,
    fingerprint: createHash('sha256').update(fingerprintText(actions)).digest('hex'),
    runs: runs.map(({ id, folder }) => ({ id, folder })),
    dropped,
    actions: holdOut(actions, labels.heldOut, Rng.from('labels', seed)),
  };
}

/** A run's labels, and all steps of the trajectories that were labelled. */
async function readRun(folder: string, environment: string): Promise<LabelledRun & { readonly folder: string }> {
  const run = new RunReader(folder);
  const { id, configuration } = run.manifest();
  const own = (configuration as Partial<Configuration>).environment?.id;
  if (own !== environment)
    throw new UserError(
      `labels.runs: ${folder} has actions of the environment "${own}", but environment.id is "${environment}". Name runs of the same environment.`,
    );
  const labels = currentLabels(new LabelReader(run.paths).read().lines);
  const labelled = new Set(labels.map(({ target }) => target.trajectoryId));
  const rows: RolloutRow[] = [];
  for await (const iteration of labelledRows(run, labels))
    rows.push(...iteration.filter(({ trajectoryId }) => labelled.has(trajectoryId)));
  return { id, folder, labels, rows };
}
