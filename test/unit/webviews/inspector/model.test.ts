import { describe, expect, test } from 'vitest';
import { alignSteps } from '../../../../webviews/inspector/model/alignSteps';
import { chosenEstimators, currentEstimator } from '../../../../webviews/inspector/model/estimatorChoice';
import { flagsOf } from '../../../../webviews/inspector/model/flags';
import { heatOf } from '../../../../webviews/inspector/model/heatOf';
import { sortAlternatives } from '../../../../webviews/inspector/model/sortAlternatives';
import { FIRST_STATE, readViewState } from '../../../../webviews/inspector/model/viewState';
import { arrangePanes } from '../../../../webviews/inspector/views/frame/arrangePanes';
import { paneWidths, widest } from '../../../../webviews/inspector/views/frame/paneWidths';
import { fakeSnapshot, fakeStep } from './fakes';

describe('siblings side by side', () => {
  test('share a row where they are in the same state, in the order of their steps', () => {
    const rows = alignSteps([
      ['start', 'fridge', 'sink'],
      ['start', 'sink', 'fridge'],
      ['start', 'door'],
    ]);
    expect(rows.filter(({ steps }) => steps.filter((it) => it !== null).length > 1).map(({ state }) => state)).toEqual([
      'start',
      'sink',
    ]);
    for (const index of [0, 1, 2]) {
      const own = rows.map(({ steps }) => steps[index]).filter((it) => it !== null);
      expect(own).toEqual(own.map((_, i) => i));
    }
  });

  test('stand below each other where they have too little in common to be compared', () => {
    const states = (name: string) => Array.from({ length: 500 }, (_, i) => `${name}${i}`);
    const rows = alignSteps([states('a'), states('b')]);
    expect(rows.length).toBe(1000);
    expect(rows[500].steps).toEqual([null, 0]);
  });
});

describe('what is kept of the view', () => {
  test('comes back as it was', () => {
    const state = {
      ...FIRST_STATE,
      place: { iteration: 3, trajectoryId: '000003/g01/t2', step: 4 },
      filter: 'success:false',
      sort: { column: 'flawed', descending: true } as const,
      estimators: ['grpo', 'gigpo:gamma=0.9'],
      open: [],
    };
    expect(readViewState(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  test('is as at first where it does not fit', () => {
    expect(readViewState(null)).toEqual(FIRST_STATE);
    const odd = { place: { step: -1, trajectoryId: 7 }, sort: { column: 'gone' }, widths: { list: 'wide' }, pane: 'x' };
    expect(readViewState(odd)).toEqual(FIRST_STATE);
  });
});

describe('estimators', () => {
  const snapshot = fakeSnapshot();

  test("are the run's own until others are chosen", () => {
    expect(chosenEstimators(snapshot, FIRST_STATE)).toEqual(['grpo']);
    expect(chosenEstimators(snapshot, { ...FIRST_STATE, estimators: ['gigpo', 'grpo'] })).toEqual(['gigpo', 'grpo']);
  });

  test('have one in front, the first where the one that was is gone', () => {
    const state = { ...FIRST_STATE, estimators: ['gigpo', 'grpo'], estimator: 'grpo' };
    expect(currentEstimator(snapshot, state)).toBe('grpo');
    expect(currentEstimator(snapshot, { ...state, estimator: 'gone' })).toBe('gigpo');
    expect(currentEstimator(null, FIRST_STATE)).toBeNull();
  });
});

test('alternatives stand by oracle value, and those without one behind', () => {
  const detail = fakeStep({ oracleValues: Float64Array.of(-2, Number.NaN, 0) });
  expect(sortAlternatives(detail)).toEqual([2, 0, 1]);
});

test('an action that was not admissible is said to be invalid once', () => {
  expect(flagsOf('invalid', true, true).map(({ letter }) => letter)).toEqual(['I', 'R']);
  expect(flagsOf(null, false, false)).toEqual([]);
});

test('heat rises with surprise, and there is none where the number is unknown', () => {
  expect([0, 0.5, 1, 2.5, 4, 50, Number.POSITIVE_INFINITY].map(heatOf)).toEqual([0, 1, 2, 3, 4, 5, 5]);
  expect(heatOf(Number.NaN)).toBe(0);
});

test('panes share a place where there is no room', () => {
  expect([1400, 700, 400].map((width) => arrangePanes(width).length)).toEqual([3, 2, 1]);
});

describe('the outer panes', () => {
  const wishes = { list: 400, step: 500 };

  test('are as wide as wished where there is room, else less in proportion', () => {
    expect(paneWidths(wishes, ['list', 'step'], 1400)).toEqual(wishes);
    expect(paneWidths(wishes, ['list', 'step'], 770)).toEqual({ list: 220, step: 250 });
    expect(paneWidths(wishes, ['list'], 700)).toEqual({ list: 380 });
  });

  test('can be made as wide as the middle and the other one allow', () => {
    expect(widest(wishes, 'list', 1400)).toBe(580);
    expect(widest(wishes, 'list', 700)).toBe(220);
  });
});
