import type { TreeView } from 'vscode';
import type { RunIndex } from '../../runs/runIndex';
import type { RunNode } from '../../runs/runNodes';
import type { InspectedPlace, Inspectors } from './inspectors';

/** A run with more trajectories is not unfolded unasked: the tree reads all of them. */
const MOST_TRAJECTORIES = 20_000;

/** Selects in the tree of runs what the inspector in front shows, while the tree can be seen. */
export function revealInTree(
  inspectors: Inspectors,
  runs: RunIndex,
  tree: TreeView<RunNode>,
  failed: (error: unknown) => void,
): { dispose(): void } {
  let shown = '';
  const reveal = async ({ document, place: { trajectoryId } }: InspectedPlace) => {
    const name = `${document.folder} ${trajectoryId}`;
    if (trajectoryId === null || !tree.visible || name === shown) return;
    shown = name;
    const run = (await runs.list()).find(({ folder }) => folder === document.folder);
    const { contents } = await document.run.current;
    if (!run || contents.table.length > MOST_TRAJECTORIES) return;
    const line = await document.run.lineOf(trajectoryId);
    await tree.reveal({ kind: 'trajectory', run, line }, { select: true, focus: false });
  };
  return inspectors.onDidMove((place) => void reveal(place).catch(failed));
}
