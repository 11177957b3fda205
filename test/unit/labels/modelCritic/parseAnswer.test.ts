import { expect, it } from 'vitest';
import { parseAnswer } from '../../../../extension/engine/labels/modelCritic/parseAnswer';
import { countReasons, reasonsText } from '../../../../extension/engine/labels/modelCritic/skipReasons';

it.each([
  ['good', 'good'],
  ['Bad', 'bad'],
  [' GOOD.\n', 'good'],
  ['<think>It is bad.\nNo, good.</think>\n\nbad', 'bad'],
] as const)('reads %j', (text, label) => {
  expect(parseAnswer(text, 'stop')).toEqual({ label });
});

it.each([
  ['', 'stop', 'empty'],
  [' \n', 'stop', 'empty'],
  ['<think>good</think>', 'stop', 'empty'],
  ['good', 'length', 'cut-off'],
  ['', 'length', 'cut-off'],
  ['good', 'filter', 'filtered'],
  ['unsure', 'stop', 'not-one-word'],
  ['good or bad', 'stop', 'not-one-word'],
  ['not good', 'stop', 'not-one-word'],
  ['The action is good.', 'stop', 'not-one-word'],
  ['good\nbad', 'stop', 'not-one-word'],
  ['goodness', 'stop', 'not-one-word'],
  ['"good"', 'stop', 'not-one-word'],
  ['**bad**', 'stop', 'not-one-word'],
  ['good!', 'stop', 'not-one-word'],
  ['{"label":"good"}', 'stop', 'not-one-word'],
  ['<think>good', 'stop', 'not-one-word'],
  ['gооd', 'stop', 'not-one-word'], // Cyrillic
] as const)('does not guess what %j (%s) means', (text, end, reason) => {
  expect(parseAnswer(text, end)).toEqual({ reason });
});

it('counts reasons', () => {
  const skipped = [{ reason: 'empty' }, { reason: 'refused' }, { reason: 'empty' }] as const;
  expect(countReasons(skipped)).toEqual({ empty: 2, refused: 1 });
  expect(reasonsText(skipped)).toBe('2 empty, 1 prompt refused');
});
