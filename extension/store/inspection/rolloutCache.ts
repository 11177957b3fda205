import { type FileMetaData, parquetReadObjects } from 'hyparquet';
import type { RolloutRow } from '../../shared/model/rolloutRow';
import { RecentlyUsed } from '../../shared/util/recentlyUsed';
import { UserError } from '../../shared/util/userError';
import { type OpenRollouts, openRollouts } from '../openRollouts';
import { fileVersion } from './fileVersion';

/** Files whose metadata are kept: some megabytes each where iterations are large. */
const KEPT_FILES = 6;

/** Bytes that decoded columns may take, by their size in the file: hundreds of ordinary trajectories, and a part of one of the largest. */
const KEPT_BYTES = 32 << 20;

type Name = keyof RolloutRow;

/** One column of one row group, decoded. */
interface DecodedColumn {
  readonly values: readonly unknown[];
  readonly bytes: number;
}

/**
 * Reads steps out of rollout files by row group and column, and keeps what was used last. Neither neighbouring groups nor columns that nobody
 * asks for are decoded. A file that another one has replaced is read anew.
 */
export class RolloutCache {
  private readonly files = new RecentlyUsed<OpenRollouts>(KEPT_FILES);
  private readonly columns: RecentlyUsed<DecodedColumn>;
  private decodedGroups = 0;

  constructor(keptBytes = KEPT_BYTES) {
    this.columns = new RecentlyUsed(keptBytes, { weightOf: ({ bytes }) => bytes });
  }

  /** How many times columns of a row group were read from the disk and decoded. */
  get groupsRead(): number {
    return this.decodedGroups;
  }

  /** Some columns of all rows. Throws a `UserError` where the file is damaged. */
  async readAll<K extends Name>(path: string, names: readonly K[]): Promise<Pick<RolloutRow, K>[]> {
    const { metadata } = await this.open(path, await fileVersion(path));
    return this.read(path, 0, Number(metadata.num_rows), names);
  }

  /** Some columns of rows `start` up to, but not including, `end`. Throws a `UserError` where the file is damaged or has fewer rows. */
  async read<K extends Name>(
    path: string,
    start: number,
    end: number,
    names: readonly K[],
  ): Promise<Pick<RolloutRow, K>[]> {
    const version = await fileVersion(path);
    const rollouts = await this.open(path, version);
    const count = Number(rollouts.metadata.num_rows);
    if (end > count)
      throw new UserError(
        `${path} has ${count} rows, but the index says that steps stand in rows ${start} to ${end - 1}.`,
      );
    const rows: Pick<RolloutRow, K>[] = [];
    for (const group of groupsBetween(rollouts.metadata, start, end)) {
      const columns = await this.readGroup(`${path} ${version} ${group.index}`, rollouts, group, names, path);
      for (let row = Math.max(start, group.start); row < Math.min(end, group.end); row++)
        rows.push(Object.fromEntries(names.map((name, i) => [name, columns[i].values[row - group.start]])) as never);
    }
    return rows;
  }

  private async open(path: string, version: string): Promise<OpenRollouts> {
    const key = `${path} ${version}`;
    const kept = this.files.get(key);
    if (kept) return kept;
    const opened = await openRollouts(path);
    if (!this.files.get(key)) this.files.add(key, opened);
    return opened;
  }

  private async readGroup(
    key: string,
    rollouts: OpenRollouts,
    group: RowGroupRange,
    names: readonly Name[],
    path: string,
  ): Promise<DecodedColumn[]> {
    const found = new Map(names.map((name) => [name, this.columns.get(`${key} ${name}`)]));
    const missing = names.filter((name) => !found.get(name));
    if (missing.length > 0) {
      const rows = await decode(rollouts, group, missing, path);
      this.decodedGroups += 1;
      for (const name of missing) {
        const column = { values: rows.map((row) => row[name]), bytes: bytesOf(rollouts.metadata, group.index, name) };
        found.set(name, column);
        if (!this.columns.get(`${key} ${name}`)) this.columns.add(`${key} ${name}`, column);
      }
    }
    return names.map((name) => found.get(name)!);
  }
}

interface RowGroupRange {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

function groupsBetween({ row_groups }: FileMetaData, start: number, end: number): RowGroupRange[] {
  let next = 0;
  const groups = row_groups.map(({ num_rows }, index) => {
    const first = next;
    next += Number(num_rows);
    return { index, start: first, end: next };
  });
  return groups.filter((group) => group.start < end && group.end > start);
}

async function decode(
  { file, metadata, toRow }: OpenRollouts,
  { start, end }: RowGroupRange,
  names: readonly Name[],
  path: string,
): Promise<Partial<RolloutRow>[]> {
  try {
    const rows = await parquetReadObjects({ file, metadata, rowStart: start, rowEnd: end, columns: [...names] });
    return rows.map((row) => toRow(row, names));
  } catch (cause) {
    throw new UserError(`${path} is damaged: rows ${start} to ${end - 1} cannot be read.`, { cause });
  }
}

/** What a decoded column takes, roughly: texts two bytes a letter, numbers eight. */
function bytesOf(metadata: FileMetaData, group: number, name: Name): number {
  const chunks = metadata.row_groups[group].columns.filter(({ meta_data }) => meta_data?.path_in_schema[0] === name);
  return chunks.reduce(
    (sum, { meta_data }) => sum + 2 * Number(meta_data!.total_uncompressed_size) + 8 * Number(meta_data!.num_values),
    0,
  );
}
