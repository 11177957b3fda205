import { expect, test } from 'vitest';
import { toCsv } from '../../../../extension/shared/util/delimited';
import { agreementMarkdown } from '../../../../webviews/agreement/copy/agreementMarkdown';
import { agreementTable } from '../../../../webviews/agreement/copy/agreementTable';
import { FAKE_RATERS, fakeComparison, fakeSnapshot } from '../../../helpers/fakeComparison';

test('a table has a line for each pair and one for all, with every digit', () => {
  const table = agreementTable(fakeComparison(), FAKE_RATERS);
  expect(new Set(table.map(({ length }) => length))).toEqual(new Set([table[0].length]));
  expect(table).toHaveLength(8);
  const line = (row: number) => Object.fromEntries(table[0].map((name, i) => [name, table[row][i]]));
  expect(line(1)).toMatchObject({ first: 'Ada Lovelace', second: 'Grace Hopper', actions: '130', 'bad/good': '6' });
  expect(line(6)).toMatchObject({ kappa: '', 'kappa/low': '', 'first blind': '' });
  expect(line(7)).toMatchObject({ first: 'all', raw: '', alpha: '0.412', 'alpha/high': '0.523', 'bad/bad': '' });
  expect(toCsv(table)).toContain('Ada Lovelace,Oracle,140,24,');
});

test('Markdown has the table, the alpha of all, and what to beware of; names cannot break it', () => {
  const raters = FAKE_RATERS.map((rater) => ({ ...rater, name: rater.name.replace('Ada', '[Ada|') }));
  const text = agreementMarkdown(fakeSnapshot({ raters }));
  expect(text).toContain('| \\[Ada\\| Lovelace and Grace Hopper | 130 | 0.88 [0.78, 0.98] | 0.77 [0.67, 0.87] |');
  expect(text).toContain("Krippendorff's alpha of all: 0.41 [0.30, 0.52], 140 actions of 24 trajectories.");
  expect(text).toContain('- Grace Hopper and Oracle: Only 12 of the 130 labels of Grace Hopper were given blind.');
  expect(agreementMarkdown(fakeSnapshot({ comparison: null }))).toBe('');
});
