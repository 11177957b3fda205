import { completeFilter } from '../../engine/inspect/filter/completion/completeFilter';
import type { RowFacts } from '../../engine/inspect/rowFacts';
import type { FilterCompletion, ListPage, ListQuery } from '../../shared/protocol/inspector';
import { type ListedLabels, listFacts } from './listFacts';
import { listPage } from './listPage';
import { type ListedRows, listRows } from './listRows';
import type { OpenedRun, RunReading } from './openedRun';
import { rowsOfTask } from './rowsOfTask';

/** A query that was answered, or is being. */
interface Listing {
  readonly query: string;
  readonly reading: RunReading;
  readonly facts: RowFacts;
  readonly listed: Promise<ListedRows>;
  readonly stop: AbortController;
}

/** Where nothing is known but what stands in the index. */
const EVERYWHERE = { iteration: null, estimator: null, compared: [] };

/** The lists of trajectories of a run. What the last query lists is kept, so that a list scrolls without being made again. */
export class TrajectoryLists {
  private last: Listing | null = null;

  constructor(
    private readonly run: OpenedRun,
    private readonly labels: ListedLabels,
  ) {}

  async list(query: ListQuery, from: number, count: number, near: string | null): Promise<ListPage> {
    const reading = await this.run.current;
    const { facts, listed } = await this.listing(query, reading);
    const { rows, problem } = await listed;
    const row = near === null ? undefined : reading.rows.find(near);
    const position = row === undefined ? -1 : rows.indexOf(row);
    const centred = Math.min(position - Math.floor(count / 2), rows.length - count);
    const first = Math.max(0, position < 0 ? from : centred);
    return { ...this.page(reading, facts, rows, first, count), position, problem };
  }

  async complete(query: ListQuery, cursor: number): Promise<FilterCompletion> {
    const { contents, estimates } = await this.run.current;
    const facts = await listFacts(contents.table, query, estimates, this.labels);
    const { start, end, suggestions } = completeFilter(query.filter, cursor, facts);
    return { start, end, proposals: suggestions.map(({ insert, help }) => ({ text: insert, words: help })) };
  }

  /** The rollouts of a trajectory's task in other iterations. */
  async sameTask(trajectoryId: string): Promise<ListPage> {
    const reading = await this.run.current;
    const { table } = reading.contents;
    const own = reading.rows.get(trajectoryId);
    const rows = rowsOfTask(table, own).filter(
      (row) => table.number('iteration', row) !== table.number('iteration', own),
    );
    const facts = await listFacts(table, EVERYWHERE, reading.estimates, this.labels);
    return { ...this.page(reading, facts, rows, 0, rows.length), position: -1, problem: null };
  }

  private async listing(query: ListQuery, reading: RunReading): Promise<Listing> {
    const name = JSON.stringify([query, this.labels.revision]);
    if (this.last?.query === name && this.last.reading.revision === reading.revision) return this.last;
    const facts = await listFacts(reading.contents.table, query, reading.estimates, this.labels);
    this.last?.stop.abort(); // a search that nobody waits for any more
    const stop = new AbortController();
    const listed = listRows(query, facts, this.run.files, stop.signal);
    this.last = { query: name, reading, facts, listed, stop };
    return this.last;
  }

  private page(
    { revision }: RunReading,
    facts: RowFacts,
    rows: Uint32Array,
    from: number,
    count: number,
  ): Omit<ListPage, 'position' | 'problem'> {
    const shown = rows.subarray(from, from + count);
    return { revision, total: rows.length, from, ...listPage(facts, shown) };
  }
}
