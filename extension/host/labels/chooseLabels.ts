import { type QuickPickItem, window } from 'vscode';
import type { LabelsChoice } from '../../engine/labels/learnFromLabels';
import type { Labeller } from '../../shared/model/label';
import { latestCheckpoint } from '../../store/checkpoints';
import { runPaths } from '../../store/runPaths';
import { type RunEntry, runName } from '../runs/runEntry';
import { countLabels } from './countLabels';

/** In the order in which they win. */
const SOURCES: readonly { readonly source: Labeller; readonly label: string; readonly detail: string }[] = [
  { source: 'human', label: 'People', detail: 'Most of them, where they disagree.' },
  { source: 'model', label: 'Models', detail: 'Most of them, where they disagree.' },
  { source: 'oracle', label: 'Oracle', detail: 'Of all actions in the states in which somebody labelled one.' },
  { source: 'rule', label: 'Rules', detail: 'Bad where one is broken, of all actions in these states.' },
];

/** Asks whose labels of some runs count; none when nobody chose. */
export async function chooseSources(runs: readonly RunEntry[]): Promise<LabelsChoice['sources']> {
  const counts = runs.map(({ folder }) => countLabels(folder));
  const items = SOURCES.map((item) => {
    const count = counts.reduce((sum, each) => sum + each[item.source], 0);
    const picked = count > 0 && (item.source === 'human' || item.source === 'model');
    return { ...item, description: count === 1 ? '1 label' : `${count} labels`, picked };
  });
  const title = 'Whose labels count? The first in this order who speaks of an action decides.';
  const chosen = await window.showQuickPick(items, { title, canPickMany: true });
  return chosen?.map(({ source }) => source) ?? [];
}

/** Asks whether to begin with a new policy or with the newest checkpoint of a run, where it has one; undefined when nobody chose. */
export async function chooseStart(run: RunEntry): Promise<LabelsChoice['checkpoint'] | undefined> {
  const checkpoint = latestCheckpoint(runPaths(run.folder).checkpoints);
  if (!checkpoint) return null;
  const items: (QuickPickItem & { readonly checkpoint: string | null })[] = [
    {
      label: `Go on from ${runName(run)}`,
      detail: `Its policy after iteration ${checkpoint.facts.iteration}.`,
      checkpoint: checkpoint.folder,
    },
    { label: 'Begin anew', detail: 'A new policy learns from the labels in its cold start too.', checkpoint: null },
  ];
  return (await window.showQuickPick(items, { title: 'Begin with which policy?', matchOnDetail: true }))?.checkpoint;
}
