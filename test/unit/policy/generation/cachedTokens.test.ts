import { describe, expect, it } from 'vitest';
import { CachedTokens } from '../../../../extension/trainer/policy/generation/cachedTokens';

/** The prompt 1 2 3 4 and the response 5 6. */
function afterResponse(): CachedTokens {
  const cached = new CachedTokens(2, [1, 2, 3, 4]);
  for (const token of [5, 6]) cached.append(token);
  return cached;
}

describe('CachedTokens', () => {
  it.each<[string, number[], number]>([
    ['that goes on behind the response', [1, 2, 3, 4, 5, 6, 7, 8], 6],
    ['that leaves the response in its middle', [1, 2, 3, 4, 5, 9, 9], 5],
    ['that leaves the old prompt', [1, 2, 9, 4, 5, 6], 2],
    ['that has nothing in common', [9, 1, 2], 0],
    ['that ends with the response, whose last token must be evaluated again', [1, 2, 3, 4, 5, 6], 5],
    ['that is the old one', [1, 2, 3, 4], 3],
    ['that is a beginning of the old one', [1, 2], 1],
    ['of one token', [1], 0],
  ])('reuses what it has of a prompt %s', (_, prompt, count) => {
    expect(afterResponse().reusable(prompt)).toBe(count);
  });

  it('knows which of the reused tokens are in the base', () => {
    const cached = afterResponse();
    expect([0, 3, 4, 5, 6].map((length) => cached.inBase(length))).toEqual([0, 3, 4, 4, 4]);
  });

  it('keeps a prompt of its own', () => {
    const prompt = [1, 2];
    const cached = new CachedTokens(0, prompt);
    cached.append(3);
    prompt[0] = 9;
    expect([cached.row, cached.reusable([1, 2, 3, 4])]).toEqual([0, 3]);
  });
});
