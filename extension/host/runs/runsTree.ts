import { type Disposable, EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import { RunReader } from '../../store/runReader';
import type { LabellingSettings } from '../labelling/labellingSettings';
import type { Trainings } from '../trainer/trainings';
import type { RunIndex } from './runIndex';
import { itemOf } from './runItems';
import { byGroup, byIteration, parentOf, type RunNode, STATUS_SECTIONS } from './runNodes';

/** VS Code waits for 200 ms without a change before it asks again, so changes that come faster would never be shown. */
const REFRESH_MS = 500;

/** Runs by status, and below each its iterations, groups and trajectories, which are read when a run is opened. */
export class RunsTree implements TreeDataProvider<RunNode>, Disposable {
  private readonly change = new EventEmitter<void>();
  private readonly groupOpened = new EventEmitter<void>();
  private readonly subscriptions: Disposable[];
  private timer: NodeJS.Timeout | undefined;

  readonly onDidChangeTreeData = this.change.event;
  /** VS Code's own event of an opened element is lost where it meets a change of the tree. */
  readonly onDidOpenGroup = this.groupOpened.event;

  constructor(
    private readonly runs: RunIndex,
    private readonly trainings: Trainings,
    private readonly labelling: LabellingSettings,
  ) {
    const changed = () => this.changeSoon();
    this.subscriptions = [
      this.change,
      this.groupOpened,
      runs.onDidChange(changed),
      trainings.onDidChange(changed),
      labelling.onDidChange(changed),
    ];
  }

  private changeSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.change.fire();
    }, REFRESH_MS);
  }

  getTreeItem(node: RunNode): TreeItem {
    return itemOf(node, this.trainings, this.labelling.blind);
  }

  getParent(node: RunNode): RunNode | undefined {
    return parentOf(node);
  }

  async getChildren(node?: RunNode): Promise<RunNode[]> {
    if (!node) return this.roots();
    switch (node.kind) {
      case 'status':
        return node.runs.map((run) => ({ kind: 'run', run }));
      case 'run':
        return byIteration(new RunReader(node.run.folder).trajectories()).map(([iteration, lines]) => ({
          kind: 'iteration',
          run: node.run,
          iteration,
          lines,
        }));
      case 'iteration':
        return byGroup(node.lines).map(([groupId, lines]) => ({ kind: 'group', run: node.run, groupId, lines }));
      case 'group':
        this.groupOpened.fire();
        return node.lines.map((line) => ({ kind: 'trajectory', run: node.run, line }));
      default:
        return [];
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async roots(): Promise<RunNode[]> {
    const runs = await this.runs.list();
    const listed = new Set(runs.map(({ folder }) => folder));
    const jobs = this.trainings.active.filter(({ trainer }) => !listed.has(trainer.snapshot?.run ?? ''));
    const sections = STATUS_SECTIONS.map(({ status }) => ({
      kind: 'status' as const,
      status,
      runs: runs.filter(({ manifest }) => manifest.status === status),
    }));
    return [
      ...jobs.map((training) => ({ kind: 'job' as const, training })),
      ...this.trainings.queued.map((job) => ({ kind: 'queued' as const, job })),
      ...sections.filter(({ runs }) => runs.length > 0),
    ];
  }
}
