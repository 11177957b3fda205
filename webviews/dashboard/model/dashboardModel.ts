import type { DashboardHostContract, DashboardSnapshot } from '../../../extension/shared/protocol/dashboard';
import type { Connection } from '../../../extension/shared/rpc/connection';
import { type Extent, spanOf } from '../../lib/charts/extent';
import { latest } from '../../lib/connect/latest';
import { errorMessage, type Message } from '../../lib/messages/messageBar';
import { Observable } from '../../lib/observable';
import type { StateStore } from '../../lib/state/stateStore';
import type { MetricNames } from '../groups/available';
import type { AxisId } from '../groups/definitions';
import { RunColumns } from './runColumns';
import { readViewState, type ViewState } from './viewState';

/** A run as charts need it. */
export interface ShownRun {
  readonly id: string;
  readonly name: string;
  readonly color: number;
}

/** Where the user points: the same x in all charts of an axis. */
export type Cursors = Readonly<Record<AxisId, Observable<number | null>>>;

/** All that the dashboard shows, each kind of state with its own observable, so that a part is drawn anew only when it has changed. */
export class DashboardModel {
  readonly snapshot = new Observable<DashboardSnapshot | null>(null);
  /** The runs of the snapshot; another list only when one was added, removed or renamed. */
  readonly runs = new Observable<readonly ShownRun[]>([]);
  /** Rises when there are more points. */
  readonly points = new Observable(0);
  /** Rises when there are other series than before, which charts have to be made anew for. */
  readonly catalogue = new Observable(0);
  /** All metrics have been pulled at least once. */
  readonly loaded = new Observable(false);
  readonly message = new Observable<Message | null>(null);
  readonly view: Observable<ViewState>;
  readonly cursors: Cursors = {
    iteration: new Observable<number | null>(null),
    coldStart: new Observable<number | null>(null),
  };
  /** What a screen reader says next. */
  readonly announcement = new Observable('');
  private readonly columns = new Map<string, RunColumns>();
  private readonly pull: () => void;

  constructor(
    private readonly host: Connection<DashboardHostContract>['call'],
    private readonly store: StateStore,
  ) {
    this.view = new Observable(readViewState(store.getState()));
    this.pull = latest(
      () => this.pullAll(),
      (error) => this.fail(error),
    );
  }

  /** Asks the host for what is shown, then for the numbers. */
  async start(): Promise<void> {
    try {
      this.accept(await this.host.ready(this.view.value.runs));
    } catch (error) {
      this.fail(error);
    }
  }

  /** A snapshot that is not newer than the one at hand is ignored. */
  accept(snapshot: DashboardSnapshot): void {
    if (this.snapshot.value && snapshot.revision <= this.snapshot.value.revision) return;
    const runs = snapshot.runs.map(({ id, name, color }) => ({ id, name, color }));
    const ids = new Set(runs.map(({ id }) => id));
    for (const id of [...this.columns.keys()]) if (!ids.has(id)) this.columns.delete(id);
    this.snapshot.set(snapshot);
    if (JSON.stringify(runs) !== JSON.stringify(this.runs.value)) {
      this.runs.set(runs);
      this.change({ runs: runs.map(({ id }) => id) });
    }
    this.pull();
  }

  /** Changes the state of the view and keeps it. */
  change(changes: Partial<ViewState>): void {
    this.view.set({ ...this.view.value, ...changes });
    this.store.setState(this.view.value);
  }

  columnsOf(run: string): RunColumns | undefined {
    return this.columns.get(run);
  }

  metricNames(): MetricNames {
    const all = [...this.columns.values()];
    return {
      iteration: new Set(all.flatMap((columns) => [...columns.names('iteration')])),
      coldStart: new Set(all.flatMap((columns) => [...columns.names('coldStart')])),
    };
  }

  /** From the first to the last x of an axis, the same for all its charts; null where there are no points. */
  extentOf(axis: AxisId): Extent | null {
    return spanOf([...this.columns.values()].flatMap((columns) => [...columns.all(axis)]));
  }

  fail(error: unknown): void {
    this.message.set(errorMessage(error));
  }

  private async pullAll(): Promise<void> {
    let grown = false;
    let added = 0;
    for (const { id, problem } of this.snapshot.value?.runs ?? []) {
      if (problem !== null) continue;
      for (let more = true; more; ) {
        let columns = this.columns.get(id) ?? new RunColumns(0);
        const page = await this.host.metrics(id, columns.generation, columns.nextLine);
        if (!this.runs.value.some((run) => run.id === id)) break; // removed meanwhile
        if (page.generation !== columns.generation || !this.columns.has(id)) {
          grown ||= this.columns.has(id);
          columns = new RunColumns(page.generation);
          this.columns.set(id, columns);
        }
        grown = columns.add(page) || grown;
        added += page.step.length;
        more = page.more && page.step.length > 0;
      }
    }
    if (added > 0 || grown) this.points.set(this.points.value + 1);
    if (grown) this.catalogue.set(this.catalogue.value + 1);
    this.loaded.set(true);
  }
}
