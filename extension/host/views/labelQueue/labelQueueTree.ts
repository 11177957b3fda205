import {
  type Disposable,
  EventEmitter,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  type TreeView,
  window,
} from 'vscode';
import type { LabellingSettings } from '../../labelling/labellingSettings';
import type { QueuedStep } from '../../labelling/labelQueue';
import type { Inspectors } from '../inspector/inspectors';
import type { RunDocument } from '../inspector/runDocument';

/** Entries that are shown; nobody labels more before looking again. */
const MOST_SHOWN = 200;

/** What to label next in the run of the inspector that was looked at last. It is made when the view can be seen. */
export class LabelQueueTree implements TreeDataProvider<QueuedStep>, Disposable {
  private readonly change = new EventEmitter<void>();
  private readonly view: TreeView<QueuedStep>;
  private readonly subscriptions: Disposable[];
  private labels: { readonly document: RunDocument; readonly subscription: Disposable } | null = null;
  private iteration: number | null = null;

  readonly onDidChangeTreeData = this.change.event;

  constructor(
    private readonly inspectors: Inspectors,
    private readonly settings: LabellingSettings,
  ) {
    this.view = window.createTreeView('couplet.labelQueue', { treeDataProvider: this });
    this.subscriptions = [
      this.change,
      this.view,
      inspectors.onDidMove(() => this.follow()),
      inspectors.onDidLeave(() => this.follow()),
      settings.onDidChange(() => this.change.fire()),
    ];
  }

  /** Makes the order anew. */
  refresh(): void {
    this.inspectors.current?.document.queue.refresh();
    this.change.fire();
  }

  getTreeItem({ action, taskId, reason, trajectoryId, iteration, step }: QueuedStep): TreeItem {
    const item = new TreeItem(action);
    item.id = `${trajectoryId} ${step}`;
    item.description = reason || taskId;
    item.tooltip = [reason, taskId, `${trajectoryId}, step ${step}`].filter((line) => line !== '').join('\n');
    item.iconPath = new ThemeIcon('tag');
    const folder = this.inspectors.current?.document.folder;
    const arguments_ = [{ kind: 'step', run: { folder }, place: { iteration, trajectoryId, step } }];
    item.command = { title: 'Open', command: 'couplet.openRun', arguments: arguments_ };
    return item;
  }

  async getChildren(): Promise<QueuedStep[]> {
    const { strategy, blind } = this.settings;
    const { current } = this.inspectors;
    this.view.description = `${strategy.label}${blind ? ', blind' : ''}`;
    const steps = (await current?.document.queue.list(current.place.iteration)) ?? [];
    this.view.message = messageOf(steps.length, current !== null);
    return steps.slice(0, MOST_SHOWN);
  }

  dispose(): void {
    this.labels?.subscription.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Another step of the same iteration changes nothing. */
  private follow(): void {
    const { current } = this.inspectors;
    const iteration = current?.place.iteration ?? null;
    if (current?.document === this.labels?.document && iteration === this.iteration) return;
    this.iteration = iteration;
    this.labels?.subscription.dispose();
    this.labels = current && {
      document: current.document,
      subscription: current.document.labels.onDidChange(() => this.change.fire()),
    };
    this.change.fire();
  }
}

/** What is said above the entries; where no run is inspected, the welcome text says all. */
function messageOf(count: number, inspecting: boolean): string | undefined {
  if (!inspecting) return undefined;
  if (count === 0) return 'Nothing is left to label by this strategy. Choose another one, or look for more.';
  return count > MOST_SHOWN ? `The first ${MOST_SHOWN} of ${count.toLocaleString('en')} steps.` : undefined;
}
