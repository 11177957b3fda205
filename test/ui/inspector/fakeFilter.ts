import type { FilterCompletion, FilterProblem, ListQuery } from '../../../extension/shared/protocol/inspector';
import type { FakeTrajectory } from './fakeTrajectory';

/** Made-up fields of a filter; the language itself is tested where it is made. */
const FIELDS = [
  { text: 'success:', words: 'true or false' },
  { text: 'split:', words: 'L0, L1 or L2' },
  { text: 'steps>', words: 'number of steps' },
] as const;

/** What is wrong with a filter; null where nothing is. */
export function problemOf(filter: string): FilterProblem | null {
  const wrong = /\S*:\S*/g;
  for (const { 0: part, index } of filter.matchAll(wrong))
    if (!/^(success:(true|false)|split:L[012])$/.test(part))
      return { message: 'This field is not known; use success or split.', start: index, end: index + part.length };
  return null;
}

/** Whether a filter lets a trajectory through. */
export function lets(filter: string, { success, split, taskId }: FakeTrajectory): boolean {
  return filter
    .split(/\s+/)
    .filter(Boolean)
    .every(
      (part) =>
        [`success:${success}`, `split:${split}`].includes(part) || (!part.includes(':') && taskId.includes(part)),
    );
}

/** Fields that begin with what stands before the cursor. */
export function complete({ filter }: ListQuery, cursor: number): FilterCompletion {
  const start = filter.lastIndexOf(' ', cursor - 1) + 1;
  const begun = filter.slice(start, cursor);
  return { start, end: cursor, proposals: FIELDS.filter(({ text }) => text.startsWith(begun) && text !== begun) };
}
