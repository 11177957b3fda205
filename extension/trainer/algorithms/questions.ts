import type { Rng } from '../../shared/util/rng';
import type { JudgementRow } from './classificationTerm';

/** Where questions about actions, with their answers, come from. */
export interface Questions {
  /** Whether good and bad are to weigh the same in the loss, however many of each were drawn. */
  readonly balanced: boolean;
  /** New questions for an optimizer step. */
  draw(rng: Rng): JudgementRow[];
}
