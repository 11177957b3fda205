import type { TrainingNotice } from '../../shared/model/training';
import type { TrainingRequests } from './trainingRequests';

export interface TrainingOptions {
  readonly notify: (notice: TrainingNotice) => void;
  /** Aborting ends the training at the next safe point, with a checkpoint; the outcome's status is `interrupted`. */
  readonly signal: AbortSignal;
  /** What may be asked of it besides. */
  readonly requests?: TrainingRequests;
}
