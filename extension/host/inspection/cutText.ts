import type { CutText } from '../../shared/protocol/inspector';

/** Letters of a text of the chosen step that travel at once; the view asks for more. */
export const STEP_LETTERS = 20_000;

/** Letters of a text where many steps are listed. */
export const OUTLINE_LETTERS = 1_000;

/** The beginning of a text, and how long it is. */
export function cutText(text: string, letters: number): CutText {
  return { text: textPart(text, 0, letters), length: text.length };
}

/** Some `count` letters from `from` on: one less or more where a letter of two units would be cut in two. */
export function textPart(text: string, from: number, count: number): string {
  const end = from + count;
  if (!splitsLetter(text, end)) return text.slice(from, end);
  return text.slice(from, count > 1 ? end - 1 : end + 1);
}

function splitsLetter(text: string, at: number): boolean {
  return isBetween(text.charCodeAt(at - 1), 0xd800, 0xdbff) && isBetween(text.charCodeAt(at), 0xdc00, 0xdfff);
}

const isBetween = (unit: number, first: number, last: number): boolean => unit >= first && unit <= last;
