import { describe, expect, test } from 'vitest';
import { foldUnchanged } from '../../../../webviews/inspector/model/foldUnchanged';
import { promptDifference } from '../../../../webviews/inspector/model/promptDifference';

const lines = (count: number, word: string) => Array.from({ length: count }, (_, i) => `${word} ${i}\n`).join('');

/** Both texts, put together again from the parts. */
function sides(parts: readonly { kind: string; text: string }[]) {
  const but = (kind: string) => parts.filter((part) => part.kind !== kind).map(({ text }) => text);
  return { before: but('added').join(''), after: but('removed').join('') };
}

describe('the difference of two prompts', () => {
  test('is by words', () => {
    const { level, parts } = promptDifference('You see a red apple.', 'You see a green apple.');
    expect(level).toBe('words');
    expect(parts.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'red' },
      { kind: 'added', text: 'green' },
    ]);
  });

  test('is by lines where too many words differ, and still is both texts', () => {
    const before = lines(100, 'an apple');
    const after = lines(100, 'a pear of another kind');
    const { level, parts } = promptDifference(before, after);
    expect(level).toBe('lines');
    expect(sides(parts)).toEqual({ before, after });
  });

  test('is given up where too many lines differ', () => {
    const after = lines(2000, 'pear');
    expect(promptDifference(lines(2000, 'apple'), after)).toEqual({
      level: 'none',
      parts: [{ kind: 'same', text: after }],
    });
  });
});

describe('unchanged lines', () => {
  test('are folded but for some beside a change, and nothing is lost', () => {
    const parts = [
      { kind: 'same', text: lines(10, 'rule') },
      { kind: 'added', text: 'new\n' },
      { kind: 'same', text: lines(10, 'rest') },
    ] as const;
    const segments = foldUnchanged(parts);
    expect(segments.map((it) => (it.kind === 'folded' ? it.lines : it.kind))).toEqual([8, 'same', 'added', 'same', 8]);
    expect(segments.map(({ text }) => text).join('')).toBe(parts.map(({ text }) => text).join(''));
    expect(segments[1].text).toBe('rule 8\nrule 9\n');
  });

  test('stay where there are few', () => {
    const parts = [{ kind: 'same', text: 'a\nb\n' }] as const;
    expect(foldUnchanged(parts)).toEqual(parts);
  });
});
