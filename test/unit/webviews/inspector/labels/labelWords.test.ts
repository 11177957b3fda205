import { describe, expect, test } from 'vitest';
import type { Labeller } from '../../../../../extension/shared/model/label';
import { contradicts } from '../../../../../webviews/inspector/model/labels/contradicts';
import { labelWords, nameOf } from '../../../../../webviews/inspector/model/labels/labelWords';
import { ownAndOthers } from '../../../../../webviews/inspector/model/labels/ownAndOthers';
import { someLabel } from './someLabel';

test("one's own label stands apart from those of others", () => {
  const labels = [someLabel({ by: 'Grace <grace@example.org>', own: false }), someLabel()];
  expect(ownAndOthers(labels)).toEqual({ own: labels[1], others: [labels[0]] });
  expect(ownAndOthers([])).toEqual({ own: null, others: [] });
});

test('a label is contradicted by an advantage of the other sign, and by none that is zero or unknown', () => {
  expect([1, 0, -1, undefined].map((sign) => contradicts('good', sign))).toEqual([false, false, true, false]);
  expect([1, 0, -1, undefined].map((sign) => contradicts('bad', sign))).toEqual([true, false, false, false]);
  expect([1, 0, -1].map((sign) => contradicts('unsure', sign))).toEqual([false, false, false]);
});

describe('in words', () => {
  test('a label says whose it is, and how it was given', () => {
    expect(labelWords(someLabel())).toBe('You: good');
    expect(labelWords(someLabel({ stored: false, blind: true }))).toBe('You: good, being written, given blind');
    expect(labelWords(someLabel({ note: 'goes in circles', tags: ['loop'] }))).toBe('You: good: goes in circles #loop');
  });

  test('others go by their names, critics by what they are', () => {
    const of = (source: Labeller, by: string) => labelWords(someLabel({ own: false, source, by, label: 'bad' }));
    expect(of('human', 'Grace Hopper <grace@example.org>')).toBe('Grace Hopper: bad');
    expect(of('oracle', 'oracle')).toBe('The oracle: bad');
    expect(of('rule', 'rules')).toBe('The rules: bad');
    expect(of('model', 'judge-7b')).toBe('The model judge-7b: bad');
  });

  test('an author without a name goes by the address', () => {
    expect(nameOf('<grace@example.org>')).toBe('<grace@example.org>');
    expect(nameOf('grace')).toBe('grace');
  });
});
