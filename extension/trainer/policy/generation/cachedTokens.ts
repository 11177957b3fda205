import { commonPrefixLength } from '../batches/tokenRow';

/**
 * Which tokens of one sequence are in the caches. Token i of the prompt is in slot i of the base, token t of the response in
 * slot t of the tail.
 */
export class CachedTokens {
  private readonly tokens: number[] = [];
  private promptLength = 0;

  constructor(
    /** Row of the caches. */
    readonly row: number,
    prompt: readonly number[],
  ) {
    this.tokens.push(...prompt);
    this.promptLength = prompt.length;
  }

  /** Adds a token of the response. */
  append(token: number): void {
    this.tokens.push(token);
  }

  /** How many leading tokens of `prompt` are there; the last one never counts, since its logits are still needed. */
  reusable(prompt: readonly number[]): number {
    return commonPrefixLength(this.tokens, prompt, prompt.length - 1);
  }

  /** How many of the first `length` tokens are in the base; the others are in the tail. */
  inBase(length: number): number {
    return Math.min(length, this.promptLength);
  }
}
