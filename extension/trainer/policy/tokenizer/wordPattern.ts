/*
 * Expressions in a syntax that JavaScript and Hugging Face's tokenizers (Oniguruma) read alike.
 */

const LETTER = '[\\p{L}\\p{M}\\p{N}_]';
/** A word ("t-shirt", "women's", "42") or a single other character. */
const WORD = `${LETTER}+(?:['-]${LETTER}+)*|[^\\s\\p{L}\\p{M}\\p{N}_]`;
const ENTITY_END = `(?!${LETTER})`;

/** Every entity with its number ("cabinet 1"), word and other character of a text. */
export const ANY_WORD = new RegExp(`[a-z]+ [0-9]+${ENTITY_END}|${WORD}`, 'gu');

/**
 * The source of an expression that matches one token after the other: one of the given entities, else a word, else a single other
 * character. An entity that is not given falls apart into word and number. Joined by spaces, the matches are the text again up to
 * the spacing of punctuation.
 */
export function wordPattern(entities: Iterable<string>): string {
  const numbers = new Map<string, string[]>();
  for (const entity of entities) {
    const [name, number] = entity.split(' ');
    numbers.set(name, [...(numbers.get(name) ?? []), number]);
  }
  if (numbers.size === 0) return WORD;
  const known = [...numbers].map(([name, all]) => `${name} (?:${all.join('|')})`);
  return `(?:${known.join('|')})${ENTITY_END}|${WORD}`;
}

/** Whether a source was made by `wordPattern`. */
export function isWordPattern(source: string): boolean {
  if (source === WORD) return true;
  const rest = `${ENTITY_END}|${WORD}`;
  return (
    source.endsWith(rest) &&
    /^\(\?:[a-z]+ \(\?:[0-9|]+\)(?:\|[a-z]+ \(\?:[0-9|]+\))*\)$/.test(source.slice(0, -rest.length))
  );
}

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
