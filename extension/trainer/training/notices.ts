import type { Split } from '../../shared/model/environmentFacts';
import type { ComputeFacts, RunStatus } from '../../shared/model/runFolder';
import type { SplitEvaluation } from '../algorithms/evaluate';

export const STAGES = ['setUp', 'coldStart', 'evaluation', 'training'] as const;
export type Stage = (typeof STAGES)[number];

export type SplitEvaluations = Readonly<Partial<Record<Split, SplitEvaluation>>>;

/** One evaluation of the policy. `before`: after the cold start, before the first iteration. */
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

/** What a training tells while it runs; every notice is also in the run folder. */
export type TrainingNotice =
  | { readonly kind: 'started'; readonly run: string; readonly compute: ComputeFacts; readonly parameters: number }
  | ResumedNotice
  | { readonly kind: 'stage'; readonly stage: Stage; readonly message: string }
  | {
      readonly kind: 'progress';
      readonly stage: Stage;
      readonly done: number;
      readonly total: number;
      /** Latest metrics, `group/name`. */
      readonly metrics: Readonly<Record<string, number>>;
    }
  | EvaluationNotice
  | { readonly kind: 'checkpoint'; readonly iteration: number }
  | { readonly kind: 'problem'; readonly message: string };

export interface TrainingOptions {
  readonly notify: (notice: TrainingNotice) => void;
  /** Aborting ends the training at the next safe point, with a checkpoint; the outcome's status is `interrupted`. */
  readonly signal: AbortSignal;
}

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
