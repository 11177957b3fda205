import path from 'node:path';
import { Uri } from 'vscode';
import type { InspectorPlace } from '../../shared/protocol/inspector';
import type { RunNode } from '../runs/runNodes';
import { runFrom } from './pick';
import type { CommandHandler } from './services';

/** A step of the label queue. */
interface StepNode {
  readonly kind: 'step';
  readonly place: InspectorPlace;
}

/** Opens the inspector on what was clicked in the tree of runs or in the label queue, on a `run.couplet`, or on the run that a person chooses. */
export const openRun: CommandHandler = async (services, on) => {
  if (on instanceof Uri) return services.inspectors.open(path.dirname(on.fsPath));
  const run = await runFrom(services, on, 'Open which run?');
  if (run) await services.inspectors.open(run.folder, placeOf(on as RunNode | StepNode | undefined));
};

/** null where only a run is named: its inspector goes on where it was left. */
function placeOf(node: RunNode | StepNode | undefined): InspectorPlace | null {
  switch (node?.kind) {
    case 'iteration':
      return { iteration: node.iteration, trajectoryId: null, step: null };
    case 'group':
      return { iteration: node.lines[0].iteration, trajectoryId: node.lines[0].trajectoryId, step: null };
    case 'trajectory':
      return { iteration: node.line.iteration, trajectoryId: node.line.trajectoryId, step: null };
    case 'step':
      return node.place;
    default:
      return null;
  }
}
