import { diffLines, diffWordsWithSpace } from 'diff';

/** Changed words up to which texts are compared by words, and changed lines up to which by lines: they bound the time it takes. */
const MOST_WORDS = 500;
const MOST_LINES = 1500;

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

/** Compares two texts by words; by lines where too many words differ; not at all where too many lines do. */
export function promptDifference(before: string, after: string): Difference {
  const words = diffWordsWithSpace(before, after, { maxEditLength: MOST_WORDS });
  if (words) return { level: 'words', parts: words.map(partOf) };
  const lines = diffLines(before, after, { maxEditLength: MOST_LINES });
  if (lines) return { level: 'lines', parts: lines.map(partOf) };
  return { level: 'none', parts: [{ kind: 'same', text: after }] };
}

function partOf({ added, removed, value }: { added: boolean; removed: boolean; value: string }): DifferencePart {
  return { kind: added ? 'added' : removed ? 'removed' : 'same', text: value };
}
