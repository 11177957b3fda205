import type { SplitEvaluations } from './evaluation';
import type { ComputeFacts, RunStatus } from './runFolder';

export const STAGES = ['setUp', 'coldStart', 'evaluation', 'training'] as const;
export type Stage = (typeof STAGES)[number];

/** One evaluation of the policy; at iteration 0 after the cold start, before the first iteration. */
export interface EvaluationNotice {
  readonly kind: 'evaluation';
  readonly iteration: number;
  /** 0 is greedy. */
  readonly temperature: number;
  readonly splits: SplitEvaluations;
}

/** Where a resumed run goes on. */
export interface ResumedNotice {
  readonly kind: 'resumed';
  /** Iteration of the checkpoint; null where there was none, so that the run begins anew. */
  readonly iteration: number | null;
  /** Iterations that had been finished after the checkpoint and are done again. */
  readonly repeated: number;
}

/** How far a stage has come. */
export interface ProgressNotice {
  readonly kind: 'progress';
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
  /** Latest metrics, `group/name`. */
  readonly metrics: Readonly<Record<string, number>>;
}

/** What a training tells while it runs; every notice is also in the run folder. */
export type TrainingNotice =
  | { readonly kind: 'started'; readonly run: string; readonly compute: ComputeFacts; readonly parameters: number }
  | ResumedNotice
  | { readonly kind: 'stage'; readonly stage: Stage; readonly message: string }
  | ProgressNotice
  | EvaluationNotice
  | { readonly kind: 'checkpoint'; readonly iteration: number }
  | { readonly kind: 'paused'; readonly paused: boolean }
  | { readonly kind: 'problem'; readonly message: string };

/** How a training ended. */
export interface TrainingOutcome {
  /** Path of the run folder. */
  readonly run: string;
  readonly status: RunStatus;
  readonly iterations: number;
  /** Sampled evaluation after the cold start; null when it was not reached. */
  readonly before: SplitEvaluations | null;
  /** Latest sampled evaluation. */
  readonly evaluation: SplitEvaluations | null;
  readonly greedyBefore: SplitEvaluations | null;
  readonly greedy: SplitEvaluations | null;
}
