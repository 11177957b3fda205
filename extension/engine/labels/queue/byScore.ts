import type { QueueEntry } from './queueStrategy';

/** A step, and how urgent a label of it is. */
export interface ScoredEntry extends QueueEntry {
  readonly score: number;
}

/** Entries by falling score; equal ones keep their order. */
export function byScore(entries: readonly ScoredEntry[]): QueueEntry[] {
  return [...entries].sort((a, b) => b.score - a.score).map(({ index, reason }) => ({ index, reason }));
}
