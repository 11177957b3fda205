import type { Configuration } from '../../../engine/configuration/configuration';
import { countActions } from '../../../engine/labels/classification/countActions';
import { findLeaks } from '../../../engine/labels/classification/findLeaks';
import type { ClassCounts, DroppedLabels } from '../../../shared/model/classification';
import type { LabelsPreview } from '../../../shared/model/labelsPreview';
import { Rng } from '../../../shared/util/rng';
import { UserError } from '../../../shared/util/userError';
import { readManifest } from '../../../store/manifestFile';
import { resolveRun } from '../../../store/runNames';
import { runPaths } from '../../../store/runPaths';
import { openEnvironment } from '../../environments/openEnvironment';
import { formatCount } from '../../terminal/format';
import type { Terminal } from '../../terminal/terminal';
import { textTable } from '../../terminal/textTable';
import { gatherLabels } from '../../training/labels/gatherLabels';
import { refusal } from '../../training/labels/refusal';
import type { CommandContext, CommandResult } from '../command';
import { EXIT } from '../exitCodes';
import { checkedConfiguration, readConfigurationFile } from '../readConfigurationFile';

/** `couplet labels preview`: what a training would learn from the labels of a run, or of the runs that a configuration names. */
export async function previewLabels(
  name: string,
  runs: string,
  overrides: readonly string[],
  { terminal }: CommandContext,
): Promise<CommandResult> {
  const configuration = readSource(name, runs, overrides, terminal);
  const { labels, evaluation, seed } = configuration;
  if (labels.runs.length === 0)
    throw new UserError(`${name} uses no labels. Name the runs that have them in labels.runs.`, { usage: true });
  const { fingerprint, actions, dropped, ...data } = await gatherLabels(configuration);
  const environment = await openEnvironment(configuration, Rng.from('preview', seed));
  try {
    const [counts, leaks] = [countActions(actions), findLeaks(actions, environment, evaluation)];
    const refused = refusal(counts, leaks, labels);
    const folders = data.runs.map(({ folder }) => folder);
    const document: LabelsPreview = { fingerprint, runs: folders, ...counts, dropped, leaks, refused };
    return { document, text: describe(document), exitCode: refused === null ? EXIT.done : EXIT.failed };
  } finally {
    await environment.close?.();
  }
}

/** The configuration of a file, or that of a run with the labels of that run. */
function readSource(
  name: string,
  runs: string,
  overrides: readonly string[],
  terminal: Pick<Terminal, 'write'>,
): Configuration {
  if (name === '-' || name.endsWith('.json')) return readConfigurationFile(name, overrides, terminal);
  const folder = resolveRun(name, runs);
  const { manifest } = runPaths(folder);
  const recorded = readManifest(manifest).configuration as Partial<Configuration>;
  const own = { ...recorded, labels: { ...recorded.labels, runs: [folder] } };
  return checkedConfiguration(own, manifest, overrides, terminal);
}

function describe({
  classes,
  heldOut,
  sources,
  splits,
  dropped,
  leaks,
  runs,
  fingerprint,
  refused,
}: LabelsPreview): string {
  const named = (counts: Readonly<Record<string, ClassCounts>>) =>
    Object.entries(counts).map(([name, each]) => row(name, each));
  const rows = [
    ['', 'good', 'bad'],
    row('to learn from', classes),
    ...named(sources),
    ...named(splits),
    row('held out', heldOut),
  ];
  return [
    textTable(rows),
    '',
    `left out: ${reasons(dropped)}`,
    `leaks, in tasks that generalization is measured on: ${formatCount(leaks.actions)}`,
    `labels of ${runs.join(', ')}, fingerprint ${fingerprint.slice(0, 12)}`,
    ...(refused === null ? [] : ['', `A training would be refused. ${refused}`]),
  ].join('\n');
}

const row = (name: string, { good, bad }: ClassCounts) => [name, formatCount(good), formatCount(bad)];

const reasons = ({ unsure, tied, unrecorded }: DroppedLabels) =>
  `${formatCount(unsure)} unsure, ${formatCount(tied)} on which as many disagree, ${formatCount(unrecorded)} whose rollouts are gone`;
