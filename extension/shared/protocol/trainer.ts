import type { Split } from '../model/environmentFacts';
import type { SplitEvaluations } from '../model/evaluation';
import type { ComputeFacts } from '../model/runFolder';
import type { EvaluationNotice, Stage, TrainingOutcome } from '../model/training';
import type { CancelSignal } from '../rpc/cancelSignal';

/** Rises when one side changes in a way that the other must know of. */
export const TRAINER_PROTOCOL = 1;

/** What a trainer process is to do. Paths are absolute; `overrides` are `path=value`. */
export type JobRequest =
  | {
      readonly kind: 'train';
      /** A `*.couplet.json`. */
      readonly configuration: string;
      readonly overrides: readonly string[];
      /** The folder that the run's folder is made in. */
      readonly runs: string;
    }
  | { readonly kind: 'resume'; readonly run: string }
  | {
      readonly kind: 'evaluate';
      /** A run, for its newest checkpoint, or a policy folder. */
      readonly policy: string;
      readonly greedy: boolean;
      readonly overrides: readonly string[];
    }
  | {
      readonly kind: 'rollout';
      readonly policy: string;
      readonly split: Split;
      readonly tasks: number;
      readonly group: number;
      readonly overrides: readonly string[];
      /** The Parquet file to write. */
      readonly out: string;
    };

export type JobResult =
  | { readonly kind: 'training'; readonly outcome: TrainingOutcome }
  | {
      readonly kind: 'evaluation';
      readonly policy: string;
      readonly greedy: boolean;
      readonly splits: SplitEvaluations;
    }
  | { readonly kind: 'rollouts'; readonly file: string; readonly steps: number; readonly failures: number };

/** `stopping` ends with a checkpoint; `ended` has a result or a failure. */
export type JobPhase = 'idle' | 'working' | 'paused' | 'stopping' | 'ended';

/** How far a stage has come. */
export interface JobProgress {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
  /** Seconds; null while it cannot be told. */
  readonly secondsLeft: number | null;
}

/** Everything about a job at one moment; a newer one replaces it. The facts in it are in the run folder, too. */
export interface JobSnapshot {
  /** Rises with every change. */
  readonly revision: number;
  readonly phase: JobPhase;
  readonly request: JobRequest | null;
  /** What it does now, in a sentence. */
  readonly message: string;
  /** Path of the run folder; null before it is made and where none is written. */
  readonly run: string | null;
  readonly compute: ComputeFacts | null;
  readonly parameters: number | null;
  readonly progress: JobProgress | null;
  /** Latest metrics, `group/name`. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly evaluation: EvaluationNotice | null;
  /** Iteration of the latest checkpoint. */
  readonly checkpoint: number | null;
  readonly problems: number;
  readonly lastProblem: string | null;
  readonly result: JobResult | null;
  readonly failure: JobFailure | null;
}

/** Why a job failed. */
export interface JobFailure {
  readonly message: string;
  /** Where it was thrown; empty where the message says all there is to say. */
  readonly stack: string;
}

export interface TrainerHello {
  readonly protocol: number;
  readonly version: string;
  readonly pid: number;
  readonly node: string;
}

/** A backend as it was found on this machine. */
export interface BackendReport {
  readonly id: string;
  readonly label: string;
  readonly ok: boolean;
  readonly reason: string;
  readonly device: string | null;
  readonly library: string | null;
}

/** What a trainer process offers. It does one job and ends with it. */
export type TrainerContract = {
  readonly functions: {
    /** The first call. Throws where the two sides do not fit. */
    hello(protocol: number): Promise<TrainerHello>;
    backends(signal?: CancelSignal): Promise<readonly BackendReport[]>;
    /** Begins the job and returns; `endWithClients` stops it, with a checkpoint, when nobody is connected any more. */
    start(request: JobRequest, endWithClients: boolean): Promise<void>;
    snapshot(): Promise<JobSnapshot>;
    pause(): Promise<void>;
    /** Goes on after `pause`. */
    unpause(): Promise<void>;
    checkpoint(): Promise<void>;
    /** Ends the job at the next safe point, with a checkpoint. */
    stop(): Promise<void>;
  };
  readonly notices: {
    /** A snapshot has been dealt with; the next comes only then. */
    acknowledge(revision: number): void;
  };
};

/** What a trainer's client offers. */
export type TrainerClientContract = {
  readonly functions: Record<never, never>;
  readonly notices: {
    /** At most ten times a second. */
    changed(snapshot: JobSnapshot): void;
    /** Every few seconds, so that silence means something. */
    heartbeat(): void;
  };
};
