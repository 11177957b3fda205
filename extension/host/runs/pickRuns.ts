import { window } from 'vscode';
import { runDescription } from '../text/words';
import { type RunEntry, runName } from './runEntry';

/** What is said where there is no run to choose. */
export const NO_RUN = 'There is no run here yet. Train one: "Couplet: Train".';

/** Lets a person choose one of several runs; undefined when nobody chose. */
export async function pickRun(runs: readonly RunEntry[], title: string): Promise<RunEntry | undefined> {
  const chosen = await window.showQuickPick(runs.map(itemOf), { title, matchOnDescription: true });
  return chosen?.run;
}

/** Lets a person choose any of several runs, the one in a folder being chosen already; none when nobody chose. */
export async function pickRuns(
  runs: readonly RunEntry[],
  title: string,
  chosenFolder?: string,
): Promise<readonly RunEntry[]> {
  const items = runs.map((run) => ({ ...itemOf(run), picked: run.folder === chosenFolder }));
  const chosen = await window.showQuickPick(items, { title, matchOnDescription: true, canPickMany: true });
  return chosen?.map(({ run }) => run) ?? [];
}

function itemOf(run: RunEntry) {
  const { manifest, metrics } = run;
  return { label: runName(run), description: `${manifest.status} · ${runDescription(manifest, metrics, null)}`, run };
}
