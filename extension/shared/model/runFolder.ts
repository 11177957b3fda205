/** Version of `run.couplet` and of the files beside it. */
export const RUN_SCHEMA = 1;

export const RUN_STATUSES = ['running', 'paused', 'interrupted', 'completed', 'failed'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** Where and with what a run computes; shown in every view and report. */
export interface ComputeFacts {
  readonly backend: string;
  readonly device: string;
  /** For example `TensorFlow 2.16.2`. */
  readonly library: string;
  readonly threads: number;
}

/** `run.couplet`: the file that opens a run. */
export interface RunManifest {
  readonly schema: typeof RUN_SCHEMA;
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly status: RunStatus;
  /** Why it is not running, in one sentence; empty while it runs. */
  readonly statusReason: string;
  /** The full configuration, every default written out. */
  readonly configuration: unknown;
  readonly seed: number;
  readonly versions: Readonly<Record<string, string>>;
  /** Commit of the repository the configuration lies in; null outside a repository. */
  readonly gitCommit: string | null;
  readonly compute: ComputeFacts;
  /** RL iterations finished and planned. */
  readonly iteration: number;
  readonly iterations: number;
  /** The iterations whose rollouts this folder is meant to have, where others were left out on purpose; absent: all. */
  readonly keptRollouts?: readonly number[];
}

/** A line of `events.jsonl`. */
export interface RunEvent {
  readonly at: string;
  readonly kind: 'status' | 'problem' | 'checkpoint' | 'stage' | 'resumed';
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A line of `metrics.jsonl`, in the shape of verl's file logger. */
export interface MetricsLine {
  readonly step: number;
  readonly data: Readonly<Record<string, number>>;
}
