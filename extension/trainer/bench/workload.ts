import type { Configuration } from '../../engine/configuration/configuration';
import type { ComputeFacts } from '../../shared/model/runFolder';
import type { Stopwatch } from './stopwatch';

/** Named numbers of one repetition or one workload. */
export type Figures = Readonly<Record<string, number>>;

/** What one repetition gave, besides the times that the stopwatch took. */
export interface Repetition {
  /** How much was done: tokens, rows, bytes. */
  readonly counts?: Figures;
  /** Rates that the workload measured itself. */
  readonly perSecond?: Figures;
}

/** A rate that follows from a count and the time of a part. */
export interface Rate {
  readonly name: string;
  readonly count: string;
  readonly part: string;
}

/** What a workload sees of the command line. */
export interface WorkloadContext {
  /** The defaults, what the workload sets in them, and what `--set` says. */
  readonly configuration: Configuration;
  /** Do it although the machine may be too small for it. */
  readonly force: boolean;
}

/** A workload that is ready to be repeated. */
export interface PreparedWorkload {
  /** Null where no tensor is computed. */
  readonly compute: ComputeFacts | null;
  /** Sizes that do not change: parameters, sequences, ... */
  readonly facts: Figures;
  /** Does the work once; `index` counts from 0, warming up included. Parts are timed with the stopwatch. */
  repeat(stopwatch: Stopwatch, index: number): Repetition | Promise<Repetition>;
  /** What all repetitions show together; `text` has lines for a person. */
  conclude?(repetitions: readonly MeasuredRepetition[]): { readonly document: unknown; readonly text: string };
  close(): void | Promise<void>;
}

/** A repetition with its times. */
export interface MeasuredRepetition {
  /** Wall time of the parts; `step` is the whole. */
  readonly seconds: Figures;
  /** Processor time of the same parts, all threads. */
  readonly cpuSeconds: Figures;
  readonly counts: Figures;
  readonly perSecond: Figures;
}

/** A line of the workload table. */
export interface Workload {
  readonly id: string;
  /** One line: what is done in a repetition. */
  readonly label: string;
  /** What it sets in the default configuration; `--set` goes on top. */
  readonly settings: object;
  /** Timed repetitions, unless `--steps` says otherwise, and those before them that are not timed. */
  readonly steps: number;
  readonly warmUp: number;
  /** Whether it runs when no workload is named. */
  readonly automatic: boolean;
  readonly rates: readonly Rate[];
  prepare(context: WorkloadContext): Promise<PreparedWorkload>;
}
