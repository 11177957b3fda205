import type { CutText } from '../../../extension/shared/protocol/inspector';

/** A text for people, which says how much of it is missing. */
export function cutText({ text, length }: CutText): string {
  return text.length < length ? `${text}\n… ${length - text.length} more letters` : text;
}

/** A text for programs: as it is where it is whole, else with its length. */
export function cutJson({ text, length }: CutText): string | CutText {
  return text.length < length ? { text, length } : text;
}
