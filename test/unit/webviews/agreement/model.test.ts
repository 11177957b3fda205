import { describe, expect, test } from 'vitest';
import { cautionsOf } from '../../../../webviews/agreement/model/cautions';
import { formatBlind, formatCoefficient } from '../../../../webviews/agreement/model/formatCoefficient';
import { missingLabellers } from '../../../../webviews/agreement/model/labellers';
import { READINGS } from '../../../../webviews/agreement/model/readings';
import { readViewState } from '../../../../webviews/agreement/model/viewState';
import { ADA, FAKE_RATERS, fakePair, GRACE } from '../../../helpers/fakeComparison';

const CATEGORIES = ['good', 'bad'] as const;
const balanced = [
  [40, 10],
  [10, 40],
];
const cautions = (...args: Parameters<typeof fakePair>) => cautionsOf(fakePair(...args), CATEGORIES, FAKE_RATERS);

describe('cautions', () => {
  test('are none where labels are many, blind and of both kinds', () => {
    expect(cautions([ADA, 'oracle'], balanced, 0.6)).toEqual([]);
  });

  test('name each rater whose labels were not blind', () => {
    expect(cautions([ADA, GRACE], balanced, 0.6, { blind: [0, 99] })).toEqual([
      'None of the 100 labels of Ada Lovelace were given blind. The others may agree with what was on the screen.',
      'Only 99 of the 100 labels of Grace Hopper were given blind. The others may agree with what was on the screen.',
    ]);
  });

  test('warn of few actions and of few trajectories', () => {
    const one = [
      [1, 0],
      [0, 0],
    ];
    expect(cautions(['oracle', 'rules'], one, 0.2, { blind: [null, null], trajectories: 1 })[0]).toContain(
      'only 1 action of one trajectory, so there is no interval',
    );
    expect(cautions([ADA, 'oracle'], balanced, 0.6, { trajectories: 9 })[0]).toContain('100 actions of 9 trajectories');
  });

  test('explain a low kappa where one label dominates', () => {
    const skewed = [
      [92, 4],
      [4, 0],
    ];
    expect(cautions([ADA, 'oracle'], skewed, -0.04)).toEqual([expect.stringMatching(/^96 % of the labels are good\./)]);
  });

  test('explain a kappa that is not defined, and a pair without common actions', () => {
    const same = [
      [100, 0],
      [0, 0],
    ];
    expect(cautions([ADA, 'oracle'], same, null)).toEqual([expect.stringContaining('Kappa is not defined here')]);
    const none = [
      [0, 0],
      [0, 0],
    ];
    expect(cautions([ADA, 'oracle'], none, null)).toEqual([expect.stringContaining('no action that both labelled')]);
  });
});

test('coefficients are read as their sources say', () => {
  const [raw, kappa, alpha] = READINGS;
  expect(raw.of(0.9)).toBeNull();
  const words = [-0.1, 0, 0.2, 0.21, 0.4, 0.41, 0.6, 0.61, 0.8, 0.81, 1].map(
    (value) => /^Often called ([\w ]+) \(/.exec(kappa.of(value)!)![1],
  );
  expect(words).toEqual([
    'poor',
    ...['slight', 'slight', 'fair', 'fair', 'moderate', 'moderate'],
    ...['substantial', 'substantial', 'almost perfect', 'almost perfect'],
  ]);
  expect([0.66, 0.667, 0.8].map((value) => alpha.of(value)!.split(' (')[0])).toEqual([
    'Too low to conclude from',
    'Enough for tentative conclusions',
    'High enough to rely on',
  ]);
});

test('numbers are written with their intervals, where there are any', () => {
  expect(formatCoefficient({ value: -0.301, low: -0.4, high: 0.1 })).toBe('−0.30 [−0.40, 0.10]');
  expect(formatCoefficient({ value: 0.5, low: null, high: null })).toBe('0.50');
  expect(formatCoefficient({ value: null, low: null, high: null })).toBe('–');
  expect(formatBlind([3, null], 4)).toBe('3 of 4 / computed');
});

test('labellers that are missing are asked for', () => {
  expect(missingLabellers(FAKE_RATERS)).toBeNull();
  expect(missingLabellers(FAKE_RATERS.slice(1))).toContain('Only Grace Hopper has labelled');
  expect(missingLabellers(FAKE_RATERS.slice(2))).toContain('Nobody has labelled this run yet');
});

describe('the state that is kept', () => {
  test('comes back', () => {
    const state = {
      folder: '/runs/a',
      question: { raters: [ADA, 'oracle'], resamples: 200, unsureCounts: true },
      pair: [ADA, 'oracle'],
      cell: { row: 1, column: 0 },
      position: 7,
    };
    expect(readViewState(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  test('is as at first where it does not fit', () => {
    const odd = {
      question: { raters: 'all', resamples: 3 },
      pair: ['one'],
      cell: { row: -1, column: 0 },
      position: 0.5,
    };
    expect(readViewState(odd)).toEqual(readViewState(undefined));
  });
});
