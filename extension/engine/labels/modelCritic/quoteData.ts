/** Characters that JSON leaves as they are and that may look like a new line, or turn the direction of what follows. */
const MISLEADING = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * A recorded text within quotes, on one line. It reads back by `JSON.parse` and cannot end its quotes, whatever it says, so that a model
 * can be told that everything within quotes is data.
 */
export function quoteData(text: string): string {
  return JSON.stringify(text).replace(MISLEADING, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
