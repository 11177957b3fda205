import { type Change, diffLines, diffWordsWithSpace } from 'diff';

/** Changed lines up to which texts are compared, and changed words up to which lines are: they bound the time it takes to some milliseconds. */
const MOST_LINES = 300;
const MOST_WORDS = 250;

/** A stretch of two texts: in both, in the later one only, or in the earlier one only. */
export interface DifferencePart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** What changed from one text to the next. */
export interface Difference {
  /** How finely they were compared; `none`: they are too different, and the later one stands as a whole. */
  readonly level: 'words' | 'lines' | 'none';
  readonly parts: readonly DifferencePart[];
}

/** Compares two texts by lines, and lines that took the place of others by words, as long as there are few enough of either. */
export function promptDifference(before: string, after: string): Difference {
  const lines = diffLines(before, after, { maxEditLength: MOST_LINES });
  if (!lines) return { level: 'none', parts: [{ kind: 'same', text: after }] };
  let level: Difference['level'] = 'words';
  let wordsLeft = MOST_WORDS;
  const parts: DifferencePart[] = [];
  for (let i = 0; i < lines.length; i++) {
    const [line, next] = [lines[i], lines[i + 1]];
    if (!line.removed || !next?.added) {
      parts.push(partOf(line));
      continue;
    }
    const words = diffWordsWithSpace(line.value, next.value, { maxEditLength: wordsLeft });
    if (!words) level = 'lines';
    wordsLeft -= words ? countChanges(words) : wordsLeft;
    parts.push(...(words ?? [line, next]).map(partOf));
    i++;
  }
  return { level, parts };
}

function countChanges(changes: readonly Change[]): number {
  return changes.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0);
}

function partOf({ added, removed, value }: Change): DifferencePart {
  return { kind: added ? 'added' : removed ? 'removed' : 'same', text: value };
}
