import { describe, expect, test } from 'vitest';
import type { MetricsPage } from '../../../extension/shared/protocol/dashboard';
import { availableGroups } from '../../../webviews/dashboard/groups/available';
import { GROUPS } from '../../../webviews/dashboard/groups/table';
import { linesOf } from '../../../webviews/dashboard/model/lines';
import { metricTable } from '../../../webviews/dashboard/model/metricTable';
import { nearestLine, snap, stepFrom, valueAt } from '../../../webviews/dashboard/model/picking';
import { RunColumns } from '../../../webviews/dashboard/model/runColumns';
import { FIRST_STATE, readViewState } from '../../../webviews/dashboard/model/viewState';
import { toggled } from '../../../webviews/lib/state/toggled';

const NONE = Number.NaN;

function page(
  fromLine: number,
  step: readonly number[],
  columns: Readonly<Record<string, readonly number[]>>,
): MetricsPage {
  return {
    generation: 0,
    fromLine,
    step: Float64Array.from(step),
    names: Object.keys(columns),
    columns: Object.values(columns).map((column) => Float64Array.from(column)),
    more: false,
  };
}

const RUN = { id: 'a', name: 'run-a', color: 0 };
const OTHER = { id: 'b', name: 'run-b', color: 1 };

describe('the columns of a run', () => {
  test('grow page by page, and say when there is a new metric', () => {
    const columns = new RunColumns(0);
    expect(columns.add(page(0, [1, 1], { 'rollout/success': [0.5, NONE], 'eval/L0/success': [NONE, 0.6] }))).toBe(true);
    expect(columns.add(page(2, [2], { 'rollout/success': [0.7] }))).toBe(false);
    expect(columns.nextLine).toBe(3);
    const success = columns.get('iteration', 'rollout/success')!;
    expect([[...success.x], [...success.y]]).toEqual([
      [1, 2],
      [0.5, 0.7],
    ]);
    expect([...columns.get('iteration', 'eval/L0/success')!.x]).toEqual([1]);
  });

  test('keep the cold start on an axis of its own', () => {
    const columns = new RunColumns(0);
    columns.add(page(0, [0, 0, 1], { 'coldStart/step': [10, 20, NONE], 'throughput/tokens': [100, 110, 200] }));
    expect([...columns.get('coldStart', 'throughput/tokens')!.x]).toEqual([10, 20]);
    expect([...columns.get('iteration', 'throughput/tokens')!.x]).toEqual([1]);
  });
});

describe('groups', () => {
  const names = (iteration: string[], coldStart: string[] = []) => ({
    iteration: new Set(iteration),
    coldStart: new Set(coldStart),
  });

  test('ids of charts and of groups are unique, since what is hidden or folded is kept by them', () => {
    const ids = GROUPS.flatMap(({ charts }) => charts.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(GROUPS.map(({ id }) => id)).size).toBe(GROUPS.length);
  });

  test('show what has values only, and every metric somewhere', () => {
    const groups = availableGroups(
      GROUPS,
      names(
        ['rollout/success', 'mine/accuracy', 'eval/L0/success', 'eval/L0/success/low'],
        ['coldStart/step', 'coldStart/x'],
      ),
    );
    expect(groups.map(({ id, charts }) => [id, ...charts.map((chart) => chart.id)])).toEqual([
      ['success', 'success'],
      ['other', 'mine/accuracy', 'coldStart:coldStart/x'],
    ]);
    expect(groups[0].charts[0].lines.map(({ metric }) => metric)).toEqual(['eval/L0/success', 'rollout/success']);
  });

  test('without metrics are none', () => {
    expect(availableGroups(GROUPS, names([]))).toEqual([]);
  });
});

describe('lines', () => {
  const chart = GROUPS[0].charts[0];
  const columns = new RunColumns(0);
  columns.add(page(0, [1, 2, 3], { 'rollout/success': [0.2, 0.4, 0.9], 'eval/L1/success': [NONE, 0.5, NONE] }));
  const seriesOf = (run: string, metric: string) => (run === 'a' ? columns.get('iteration', metric) : undefined);

  test('have colours by metric for one run, and by run for several', () => {
    const alone = linesOf(chart, [RUN], seriesOf, 0);
    expect(alone.map(({ label }) => label)).toEqual(['L1 unseen variants', 'Training rollouts']);
    expect(new Set(alone.map(({ style }) => style.color)).size).toBe(2);
    const several = linesOf(chart, [RUN, OTHER], seriesOf, 0);
    expect(several.map(({ label }) => label)).toEqual(['run-a: L1 unseen variants', 'run-a: Training rollouts']);
    expect(new Set(several.map(({ style }) => style.color)).size).toBe(1);
    expect(new Set(several.map(({ style }) => style.dash)).size).toBe(2);
  });

  test('with an interval are never smoothed; the others keep their values behind', () => {
    const [evaluated, sampled] = linesOf(chart, [RUN], seriesOf, 0.9);
    expect([evaluated.raw, [...evaluated.points().y]]).toEqual([null, [0.5]]);
    expect([...sampled.raw!().y]).toEqual([0.2, 0.4, 0.9]);
    expect([...sampled.points().y]).not.toEqual([...sampled.raw!().y]);
  });

  test('are found by where the pointer is', () => {
    const lines = linesOf(chart, [RUN], seriesOf, 0);
    expect(snap(lines, 2.4)).toBe(2);
    expect([stepFrom(lines, null, 1), stepFrom(lines, 1, 1), stepFrom(lines, 3, 10)]).toEqual([1, 2, 3]);
    expect([stepFrom(lines, 2, Number.POSITIVE_INFINITY), stepFrom(lines, 2, Number.NEGATIVE_INFINITY)]).toEqual([
      3, 1,
    ]);
    const fromNowhere = [1, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((n) =>
      stepFrom(lines, null, n),
    );
    expect(fromNowhere).toEqual([1, 3, 3, 1]);
    expect(nearestLine(lines, 2, 0.49)?.metric).toBe('eval/L1/success');
    expect(nearestLine(lines, 3, 0.5)?.metric).toBe('rollout/success');
    expect(valueAt(lines[0], 3)).toEqual({ x: 2, y: 0.5 });
    expect(valueAt(lines[0], 1)).toBeNull();
    expect(valueAt(lines[1], Number.POSITIVE_INFINITY)).toEqual({ x: 3, y: 0.9 });
  });

  test('make a table with every digit', () => {
    const lines = linesOf(chart, [RUN], seriesOf, 0.9);
    expect(metricTable(lines, 'Iteration')).toEqual([
      ['Iteration', 'eval/L1/success', 'rollout/success'],
      ['1', '', '0.2'],
      ['2', '0.5', '0.4'],
      ['3', '', '0.9'],
    ]);
    const both = [...lines, { ...lines[0], run: OTHER }];
    expect(metricTable(both, 'Iteration')[0]).toContain('run-b eval/L1/success');
  });
});

describe('the state of the view', () => {
  test('comes back as it was', () => {
    const state = {
      ...FIRST_STATE,
      runs: ['a'],
      zoom: { iteration: { min: 3, max: 9 }, coldStart: null },
      smoothing: 0.6,
      display: 'table',
      logGroups: ['update'],
    };
    expect(readViewState(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  test('of another version is taken as far as it fits', () => {
    expect(readViewState(undefined)).toEqual(FIRST_STATE);
    const odd = {
      runs: ['a', 1],
      zoom: { iteration: { min: 9, max: 3 } },
      smoothing: 7,
      folded: 'update',
      display: 'film',
    };
    expect(readViewState(odd)).toEqual({ ...FIRST_STATE, runs: ['a'], smoothing: 0.98 });
  });

  test('an entry goes in and out of a list', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });
});
