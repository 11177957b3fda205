import type { RunStatus } from '../model/runFolder';

/** What can be asked of a run. `resume` starts a process that goes on from the newest checkpoint; the others need one that works. */
export const RUN_ACTIONS = ['pause', 'unpause', 'checkpoint', 'stop', 'resume'] as const;
export type RunAction = (typeof RUN_ACTIONS)[number];

/** Whether each action is possible now: null, or in one sentence why not and what to do. */
export type RunControls = Readonly<Record<RunAction, string | null>>;

/** A run as the dashboard shows it. */
export interface DashboardRun {
  /** As the host names it; the view keeps it over a reload and never looks into it. */
  readonly id: string;
  readonly name: string;
  /** Where it lies, for people. */
  readonly folder: string;
  readonly status: RunStatus;
  /** Why it is not running, in one sentence; empty while it runs. */
  readonly statusReason: string;
  /** What its process does now, in one sentence; null where none is known. */
  readonly activity: string | null;
  /** Index of its colour; no other run that is shown has it, and it stays while the run is shown. */
  readonly color: number;
  /** Iterations finished and planned. */
  readonly iteration: number;
  readonly iterations: number;
  readonly controls: RunControls;
  /** Why it cannot be read; null where it can. */
  readonly problem: string | null;
}

/** All that is shown but the numbers; a newer one replaces it. */
export interface DashboardSnapshot {
  /** Rises with every change. */
  readonly revision: number;
  readonly runs: readonly DashboardRun[];
}

/** Consecutive lines of `metrics.jsonl`, committed iterations only, as columns. */
export interface MetricsPage {
  /** Another one than was asked for when lines were taken back, by a resume: what the view has no longer counts, `fromLine` is 0. */
  readonly generation: number;
  readonly fromLine: number;
  /** Iteration of each line. */
  readonly step: Float64Array;
  readonly names: readonly string[];
  /** One for each name, as long as `step`; NaN where a line lacks the metric or it was not finite. */
  readonly columns: readonly Float64Array[];
  /** More lines can be had at once. */
  readonly more: boolean;
}

/** The formats of an export by the ends of their files' names. */
export const EXPORT_FORMATS = ['png', 'svg', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * What the host offers to a dashboard. The view calls `ready` first; then it pulls metrics from the line that it lacks on, after every
 * `changed` again. Numbers that may not be finite travel in typed arrays only: in messages of VS Code they would become null.
 */
export type DashboardHostContract = {
  readonly functions: {
    /** The first call; `runs` are the ids that the view showed before it was reloaded, null where it has never been shown. */
    ready(runs: readonly string[] | null): Promise<DashboardSnapshot>;
    /** Lines from `fromLine` on; none when there are no more. `generation` is that of the pages before, 0 at first. */
    metrics(run: string, generation: number, fromLine: number): Promise<MetricsPage>;
    /** Resolves when it was asked for, not when it has happened: the snapshot says that. Rejects with a sentence for people. */
    control(run: string, action: RunAction): Promise<void>;
    /** Shows the rollouts of an iteration in the inspector. */
    openRollouts(run: string, iteration: number): Promise<void>;
    /** Lets the user pick more runs to overlay. */
    addRuns(): Promise<void>;
    removeRun(run: string): Promise<void>;
    /** Asks where to, and writes; null when the user changed their mind, else the path. `name` is a proposal without the ending. */
    saveExport(name: string, format: ExportFormat, bytes: Uint8Array): Promise<string | null>;
    copyText(text: string): Promise<void>;
  };
  readonly notices: Record<never, never>;
};

/** What the dashboard offers to the host. */
export type DashboardViewContract = {
  readonly functions: Record<never, never>;
  readonly notices: {
    /** Runs were added or removed, changed their state, or have more lines; at most five times a second. */
    changed(snapshot: DashboardSnapshot): void;
  };
};
