import { expect, it } from 'vitest';
import { meanByName } from '../../../extension/trainer/algorithms/meanByName';

it('divides by the number of records that have a name', () => {
  expect(meanByName([{ a: 1, b: 2 }, {}, { a: 4 }])).toEqual({ a: 2.5, b: 2 });
  expect(meanByName([])).toEqual({});
});
