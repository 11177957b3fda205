import { Rng } from '../../../shared/util/rng';

/**
 * The words of the contexts. Every context holds the same number of words, each once: `shared` of them stand in all contexts,
 * the others in one only, so the cosine of any two is exactly shared / words.
 */
export interface ContextWords {
  readonly shared: readonly string[];
  /** The words that only this context has. [contexts][words - shared] */
  readonly own: readonly (readonly string[])[];
  /** Words that no training context has; they take the place of the shared ones in L2. */
  readonly foreign: readonly string[];
  /** Exact cosine of the word counts of two training contexts. */
  readonly similarity: number;
}

/** As many shared words as come closest to the similarity asked for; at least one word of a context stays its own. */
export function makeContextWords(contexts: number, words: number, similarity: number): ContextWords {
  const shared = Math.min(Math.round(similarity * words), words - 1);
  const own = words - shared;
  // One supply in a fixed random order: neighbours in it do not look alike, and more contexts leave the first ones as they are.
  const supply = Rng.from('contextWords').shuffle(allWords());
  const foreign = Math.max(1, shared);
  const from = (start: number, count: number) => supply.slice(start, start + count);
  return {
    shared: from(0, shared),
    foreign: from(shared, foreign),
    own: Array.from({ length: contexts }, (_, index) => from(shared + foreign + index * own, own)),
    similarity: shared / words,
  };
}

/** Cosine of the word counts of two texts. */
export function wordCosine(first: string, second: string): number {
  const a = countWords(first);
  const b = countWords(second);
  let product = 0;
  for (const [word, count] of a) product += count * (b.get(word) ?? 0);
  const norm = (counts: Map<string, number>) => Math.sqrt([...counts.values()].reduce((sum, n) => sum + n * n, 0));
  return product / (norm(a) * norm(b));
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** All 36^3 words of three syllables out of 36: more than 128 contexts of 200 words need. */
function allWords(): string[] {
  const syllables = [...'bdfgklmnprst'].flatMap((consonant) => [...'aio'].map((vowel) => consonant + vowel));
  return syllables.flatMap((a) => syllables.flatMap((b) => syllables.map((c) => a + b + c)));
}
