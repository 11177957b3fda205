import { expect, it } from 'vitest';
import {
  agreementReport,
  type RatedTarget,
  type UnsureMeaning,
} from '../../../extension/engine/agreement/agreementReport';
import type { Label } from '../../../extension/shared/model/label';
import { Rng } from '../../../extension/shared/util/rng';
import { labelTarget } from '../../helpers/label';

const RATERS = ['human:Ada', 'human:Bob', 'oracle'];

/** Ada labels every other action blind, Bob none; the oracle is computed. */
const rated = (...labels: (Label | null)[][]): RatedTarget[] =>
  labels.map((each, i) => ({
    target: labelTarget(i, null, `t${i % 2}`),
    ratings: each.map((label, rater) => label && { label, blind: [i % 2 === 0, false, null][rater]! }),
  }));

const report = (targets: readonly RatedTarget[], unsure: UnsureMeaning = 'missing', raters = RATERS) =>
  agreementReport(raters, targets, { unsure, resamples: 50, rng: Rng.from('report') });

const TARGETS = rated(
  ['good', 'good', 'good'],
  ['bad', 'good', 'bad'],
  ['unsure', 'bad', 'bad'],
  ['unsure', 'unsure', null],
  ['bad', 'bad', 'good'],
);

it('compares each two raters and says which actions stand in each cell', () => {
  const { pairs, categories } = report(TARGETS);
  expect(categories).toEqual(['good', 'bad']);
  expect(pairs.map(({ raters }) => raters.join(' and '))).toEqual([
    'human:Ada and human:Bob',
    'human:Ada and oracle',
    'human:Bob and oracle',
  ]);
  const [first] = pairs;
  expect(first!.confusion).toEqual([
    [1, 0],
    [1, 1],
  ]);
  expect(first!.cells.map((row) => row.map((cell) => cell.map(({ step }) => step)))).toEqual([
    [[0], []],
    [[1], [4]],
  ]);
});

it('names the actions of a cell in the order of the run, whoever labelled them first', () => {
  const good = { label: 'good', blind: false } as const;
  const places = [
    ['000002/g00/t0', 0],
    ['000001/g00/t0', 10],
    ['000001/g00/t0', 9],
  ] as const;
  const rated = places.map(([trajectoryId, step]) => ({
    target: labelTarget(step, null, trajectoryId),
    ratings: [good, good, null],
  }));
  const { pairs } = report(rated);
  expect(pairs[0]!.cells[0]![0]!.map(({ trajectoryId, step }) => [trajectoryId, step])).toEqual([...places].reverse());
});

it('counts which of the compared labels were given blind', () => {
  const blind = (targets: readonly RatedTarget[], unsure?: UnsureMeaning) =>
    report(targets, unsure).pairs.map((pair) => pair.blind);
  expect(blind(TARGETS)).toEqual([
    [2, 0],
    [2, null],
    [0, null],
  ]);
  expect(blind(TARGETS, 'category')[0]).toEqual([3, 0]);
  expect(blind([])[0]).toEqual([null, null]);
});

it('takes "unsure" for no judgement, or for one of its own', () => {
  expect(report(TARGETS).pairs[0]!.units).toBe(3);
  const own = report(TARGETS, 'category');
  expect(own.categories).toEqual(['good', 'bad', 'unsure']);
  expect(own.pairs[0]!.units).toBe(5);
  expect(own.pairs[0]!.confusion[2]).toEqual([0, 1, 1]);
});

it('gives two raters the same intervals, whoever else is there', () => {
  const two = TARGETS.map(({ target, ratings }) => ({ target, ratings: ratings.slice(0, 2) }));
  expect(report(two, 'missing', RATERS.slice(0, 2)).pairs[0]).toEqual(report(TARGETS).pairs[0]);
});
