import type { DashboardSnapshot } from '../../../shared/protocol/dashboard';
import type { DashboardSource } from './source';

/** At most five snapshots a second. */
const NOTICE_MS = 200;

interface ShownRun {
  readonly color: number;
  readonly watcher: { dispose(): void };
}

/** The runs on one dashboard, each with a colour that it keeps, and word of their changes while somebody looks. */
export class ShownRuns {
  private readonly shown = new Map<string, ShownRun>();
  private revision = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly source: DashboardSource,
    /** Told at most five times a second. */
    private readonly changed: (snapshot: DashboardSnapshot) => void,
  ) {}

  get ids(): readonly string[] {
    return [...this.shown.keys()];
  }

  /** Adds runs; those that are there stay as they are. */
  add(ids: readonly string[]): void {
    for (const id of ids) {
      if (this.shown.has(id)) continue;
      const taken = new Set([...this.shown.values()].map((run) => run.color));
      let color = 0;
      while (taken.has(color)) color++;
      this.shown.set(id, { color, watcher: this.source.watch(id, () => this.soon()) });
    }
    this.soon();
  }

  remove(id: string): void {
    this.shown.get(id)?.watcher.dispose();
    if (this.shown.delete(id)) this.soon();
  }

  snapshot(): DashboardSnapshot {
    const runs = [...this.shown].map(([id, { color }]) => ({ ...this.source.read(id), color }));
    return { revision: ++this.revision, runs };
  }

  dispose(): void {
    if (this.timer) clearTimeout(this.timer);
    for (const { watcher } of this.shown.values()) watcher.dispose();
    this.shown.clear();
  }

  private soon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.changed(this.snapshot());
    }, NOTICE_MS);
  }
}
