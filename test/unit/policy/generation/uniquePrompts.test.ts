import { describe, expect, it } from 'vitest';
import { groupPrompts } from '../../../../extension/trainer/policy/generation/uniquePrompts';

const PROMPTS = [
  [1, 2, 3],
  [4, 5],
  [1, 2, 3],
  [1, 23],
  [12, 3],
  [4, 5],
];
/** Leading tokens in the cache, request by request. */
const CACHED = [2, 1, 0, 1, 0, 1];
const group = (deduplicate: boolean, sharePrefixes: boolean) =>
  groupPrompts(PROMPTS, (request) => CACHED[request]!, { deduplicate, sharePrefixes });

describe('groupPrompts', () => {
  it('groups equal prompts in the order of their first occurrence, from what all of them have', () => {
    expect(group(true, true)).toEqual([
      { tokens: [1, 2, 3], start: 0, requests: [0, 2] },
      { tokens: [4, 5], start: 1, requests: [1, 5] },
      { tokens: [1, 23], start: 1, requests: [3] },
      { tokens: [12, 3], start: 0, requests: [4] },
    ]);
  });

  it('leaves every request alone without de-duplication', () => {
    expect(group(false, true)).toEqual(PROMPTS.map((tokens, i) => ({ tokens, start: CACHED[i], requests: [i] })));
  });

  it('begins at the first token where prefixes are not reused', () => {
    expect(group(true, false).map(({ start }) => start)).toEqual([0, 0, 0, 0]);
  });

  it('gives nothing for nothing', () => {
    expect(groupPrompts([], () => 0, { deduplicate: true, sharePrefixes: true })).toEqual([]);
  });
});
