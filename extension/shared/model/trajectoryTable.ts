import { GrowableColumn } from '../util/growableColumn';
import { InternedTexts } from '../util/internedTexts';
import type { TrajectoryLine } from './trajectoryLine';

/** The fields of a trajectory line by how they are kept. `flawed` may be null, which is NaN in its column. */
export const TRAJECTORY_NUMBERS = [
  'iteration',
  'reward',
  'steps',
  'invalid',
  'repeated',
  'flawed',
  'responseTokens',
  'row',
] as const satisfies readonly (keyof TrajectoryLine)[];
export const TRAJECTORY_FLAGS = [
  'success',
  'terminated',
  'truncated',
] as const satisfies readonly (keyof TrajectoryLine)[];
export const TRAJECTORY_TEXTS = [
  'trajectoryId',
  'groupId',
  'split',
  'taskId',
  'category',
  'file',
] as const satisfies readonly (keyof TrajectoryLine)[];

const TEXTS_BUT_ID = ['groupId', 'split', 'taskId', 'category', 'file'] as const satisfies readonly TextField[];

type NumberField = (typeof TRAJECTORY_NUMBERS)[number];
type FlagField = (typeof TRAJECTORY_FLAGS)[number];
type TextField = (typeof TRAJECTORY_TEXTS)[number];

/**
 * The trajectories of a run in columns: some 200 bytes each instead of more than a thousand, and quick to go through. Rows are only added.
 */
export class TrajectoryTable {
  private readonly numbers = mapped(TRAJECTORY_NUMBERS, () => new GrowableColumn());
  private readonly flags = mapped(TRAJECTORY_FLAGS, () => new GrowableColumn());
  private readonly texts = mapped(TEXTS_BUT_ID, () => new InternedTexts());
  /** Every id is different, but it begins as others do: `000012/g03/` and `t5`. */
  private readonly idStems = new InternedTexts();
  private readonly idEnds = new InternedTexts();

  get length(): number {
    return this.numbers.row.length;
  }

  push(line: TrajectoryLine): void {
    for (const name of TRAJECTORY_NUMBERS) this.numbers[name].push(line[name] ?? Number.NaN);
    for (const name of TRAJECTORY_FLAGS) this.flags[name].push(line[name] ? 1 : 0);
    for (const name of TEXTS_BUT_ID) this.texts[name].push(line[name]);
    const end = line.trajectoryId.lastIndexOf('/') + 1;
    this.idStems.push(line.trajectoryId.slice(0, end));
    this.idEnds.push(line.trajectoryId.slice(end));
  }

  /** NaN where `flawed` is null. */
  number(name: NumberField, row: number): number {
    return this.numbers[name].at(row);
  }

  flag(name: FlagField, row: number): boolean {
    return this.flags[name].at(row) === 1;
  }

  text(name: TextField, row: number): string {
    return name === 'trajectoryId' ? this.idStems.at(row) + this.idEnds.at(row) : this.texts[name].at(row);
  }

  /** The distinct texts of a column, in the order of their first occurrence. */
  distinct(name: (typeof TEXTS_BUT_ID)[number]): readonly string[] {
    return this.texts[name].distinct;
  }

  /** The iterations that have trajectories, in order. */
  iterations(): number[] {
    const iterations = new Set<number>();
    for (let row = 0; row < this.length; row++)
      if (row === 0 || this.number('iteration', row) !== this.number('iteration', row - 1))
        iterations.add(this.number('iteration', row));
    return [...iterations].sort((a, b) => a - b);
  }

  /** A row as it stood in the index. */
  line(row: number): TrajectoryLine {
    const { flawed, ...numbers } = mapped(TRAJECTORY_NUMBERS, (name) => this.number(name, row));
    return {
      ...mapped(TRAJECTORY_TEXTS, (name) => this.text(name, row)),
      ...mapped(TRAJECTORY_FLAGS, (name) => this.flag(name, row)),
      ...numbers,
      flawed: Number.isNaN(flawed) ? null : flawed,
    } as TrajectoryLine;
  }
}

function mapped<K extends string, V>(names: readonly K[], make: (name: K) => V): Record<K, V> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, V>;
}
