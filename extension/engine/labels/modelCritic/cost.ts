import { SYSTEM_PROMPT } from './systemPrompt';

/** Characters in a token of English text, roughly; what models count differs. */
const CHARACTERS = 4;

/** Tokens that went or will go to a model and came back from it. */
export interface TokenCount {
  readonly input: number;
  readonly output: number;
}

/** Prices for a million tokens, in any currency. */
export type TokenPrices = TokenCount;

/** About as many tokens as asking once takes: the system prompt and the prompt by their length, and the longest answer that is allowed. */
export function estimateTokens(prompt: string, maxTokens: number): TokenCount {
  return { input: Math.ceil((SYSTEM_PROMPT.length + prompt.length) / CHARACTERS), output: maxTokens };
}

/** The sum of two counts. */
export function addTokens(a: TokenCount, b: TokenCount): TokenCount {
  return { input: a.input + b.input, output: a.output + b.output };
}

/** What tokens cost; null without prices. */
export function costOf(tokens: TokenCount, prices: TokenPrices | null): number | null {
  return prices && (tokens.input * prices.input + tokens.output * prices.output) / 1e6;
}
