import type { InspectorHostContract, ListPage, ListQuery } from '../../../extension/shared/protocol/inspector';
import type { Connection } from '../../../extension/shared/rpc/connection';
import { latest } from '../../lib/connect/latest';
import { Observable } from '../../lib/observable';
import type { RowRange } from '../../lib/virtual/rowsInSight';
import { type ListRow, readRow } from './listRow';

/** Lines that are asked for at once. */
const PAGE = 200;
/** Pages that are kept. */
const ROOM = 20;

/** What is known of the list; another object whenever more is. */
export interface ListLines {
  /** What `pages` answer; null before the first answer. */
  readonly query: ListQuery | null;
  readonly total: number;
  readonly pages: readonly ListPage[];
  /** Why the newest filter cannot be used; the lines are still those of the one before. */
  readonly problem: ListPage['problem'];
}

/** The list of trajectories, of which only what is looked at is fetched. */
export class ListModel {
  readonly lines = new Observable<ListLines>({ query: null, total: 0, pages: [], problem: null });
  readonly waiting = new Observable(false);
  /** Where to scroll to: the trajectory that is shown, after a query has been answered or it was gone to by a key. */
  readonly reveal = new Observable<{ readonly position: number } | null>(null);
  private query: ListQuery | null = null;
  private stale = true;
  private near: string | null = null;
  private sight: RowRange = { first: 0, end: 1 };
  private readonly pull: () => void;

  constructor(
    private readonly host: Pick<Connection<InspectorHostContract>['call'], 'list'>,
    failed: (error: unknown) => void,
  ) {
    this.pull = latest(
      () => this.pullAll(),
      (error) => {
        this.waiting.set(false);
        failed(error);
      },
    );
  }

  /** Lists what the query lets through; the trajectory `near` is to be in sight. */
  ask(query: ListQuery, near: string | null): void {
    if (JSON.stringify(query) === JSON.stringify(this.query)) return;
    this.query = query;
    this.near = near;
    this.refresh();
  }

  /** Asks again, since there may be other trajectories now. */
  refresh(): void {
    if (!this.query) return;
    this.stale = true;
    this.waiting.set(true);
    this.pull();
  }

  /** Fetches what is missing of these lines. */
  look(range: RowRange): void {
    this.sight = range;
    if (this.missing() !== null) this.pull();
  }

  rowAt(position: number): ListRow | null {
    const page = this.lines.value.pages.find((it) => position >= it.from && position < it.from + lengthOf(it));
    return page ? readRow(page, position - page.from) : null;
  }

  /** -1 where the trajectory is not in the list, or not near what has been looked at. */
  positionOf(trajectoryId: string): number {
    for (const { from, texts } of this.lines.value.pages) {
      const index = texts.trajectoryId.indexOf(trajectoryId);
      if (index >= 0) return from + index;
    }
    return -1;
  }

  /** The line so many below a trajectory, or the first or last; where it is not in the list, the first. null where there is no other one. */
  async rowBeside(trajectoryId: string | null, offset: number): Promise<ListRow | null> {
    let position = trajectoryId === null ? -1 : this.positionOf(trajectoryId);
    if (position < 0 && trajectoryId !== null && this.query)
      position = (await this.host.list(this.query, 0, 1, trajectoryId)).position;
    const wanted = position < 0 ? 0 : Math.max(0, Math.min(this.lines.value.total - 1, position + offset));
    if (wanted === position) return null;
    if (!this.rowAt(wanted)) await this.fetch(wanted);
    this.reveal.set({ position: wanted });
    return this.rowAt(wanted);
  }

  private async pullAll(): Promise<void> {
    if (this.stale) await this.begin();
    for (let missing = this.missing(); missing !== null && !this.stale; missing = this.missing()) {
      await this.fetch(missing);
      // The run may have fewer lines by now than it had.
      if (!this.rowAt(missing)) return;
    }
  }

  private async begin(): Promise<void> {
    const { query, near } = this;
    if (!query) return;
    const again = query === this.lines.value.query;
    this.stale = false;
    const page = await this.host.list(query, again ? this.sight.first : 0, PAGE, again ? null : near);
    // Asked meanwhile for something else: that is done next.
    if (query !== this.query || this.stale) return;
    this.waiting.set(false);
    if (page.problem) return this.lines.set({ ...this.lines.value, problem: page.problem });
    this.lines.set({ query, total: page.total, pages: [page], problem: null });
    if (!again) this.reveal.set({ position: Math.max(0, page.position) });
  }

  private async fetch(position: number): Promise<void> {
    const { query } = this.lines.value;
    if (!query) return;
    const page = await this.host.list(query, Math.floor(position / PAGE) * PAGE, PAGE, null);
    const { value } = this.lines;
    if (query !== value.query || page.problem) return;
    this.lines.set({ ...value, total: page.total, pages: [page, ...value.pages].slice(0, ROOM) });
  }

  /** The first line in sight that is not there. */
  private missing(): number | null {
    const { total } = this.lines.value;
    for (let i = this.sight.first; i < Math.min(total, this.sight.end); i++) if (!this.rowAt(i)) return i;
    return null;
  }
}

const lengthOf = ({ texts }: ListPage): number => texts.trajectoryId.length;
