import type { ActionCounts, DroppedLabels, Leaks } from './classification';

/** What a training would learn from the labels of earlier runs: the document of `couplet labels preview`. */
export interface LabelsPreview extends ActionCounts {
  readonly fingerprint: string;
  /** Folders. */
  readonly runs: readonly string[];
  readonly dropped: DroppedLabels;
  readonly leaks: Leaks;
  /** Why a training would be refused, and what to do; null where it would not. */
  readonly refused: string | null;
}
