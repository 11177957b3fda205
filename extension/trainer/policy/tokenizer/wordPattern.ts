/**
 * What one word is, in a syntax that JavaScript and Hugging Face's tokenizers (Oniguruma) read alike: an entity with its number
 * ("cabinet 1"), a word ("t-shirt", "women's", "42"), or a single other character. The pieces, joined by spaces, are the text again
 * up to the spacing of punctuation.
 */
export const WORD_PATTERN =
  "[a-z]+ [0-9]+(?![\\p{L}\\p{M}\\p{N}_])|[\\p{L}\\p{M}\\p{N}_]+(?:['-][\\p{L}\\p{M}\\p{N}_]+)*|[^\\s\\p{L}\\p{M}\\p{N}_]";

/** The pre-tokenizer of tokenizer.json that keeps what `WORD_PATTERN` matches and drops the rest (white space). */
export const WORD_PRE_TOKENIZER = {
  type: 'Split',
  pattern: { Regex: WORD_PATTERN },
  behavior: 'Removed',
  invert: true,
} as const;

/** Cuts a text at the given tokens, the longest that fits first: text stands at even places of the result, tokens at odd ones. */
export function splitAtTokens(tokens: readonly string[]): (text: string) => string[] {
  if (tokens.length === 0) return (text) => [text];
  const longestFirst = [...tokens].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(${longestFirst.map(escapeRegExp).join('|')})`, 'u');
  return (text) => text.split(pattern);
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
