import { commonPrefixLength } from '../batches/tokenRow';

/** Which tokens of one sequence are in the cache, and where. */
export class SequenceSlots {
  private tokens: number[] = [];
  private slots: number[] = [];

  /** How many leading tokens of `prompt` are already there; the last one never counts, its logits are still needed. */
  reusable(prompt: readonly number[]): number {
    return commonPrefixLength(this.tokens, prompt, prompt.length - 1);
  }

  /** Forgets everything behind the first `length` tokens. */
  truncate(length: number): void {
    this.tokens.length = Math.min(this.tokens.length, length);
    this.slots.length = this.tokens.length;
  }

  append(token: number, slot: number): void {
    this.tokens.push(token);
    this.slots.push(slot);
  }

  get length(): number {
    return this.tokens.length;
  }

  /** One past the highest slot in use. */
  get end(): number {
    let end = 0;
    for (const slot of this.slots) if (slot >= end) end = slot + 1;
    return end;
  }

  /** Writes 1 for each slot in use into row `row` of `mask` [.., width]. */
  mark(mask: Float32Array, row: number, width: number): void {
    const offset = row * width;
    for (const slot of this.slots) mask[offset + slot] = 1;
  }
}
