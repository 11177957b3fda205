import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { metricsPage } from '../../../extension/host/views/dashboard/metricsPage';
import { ShownRuns } from '../../../extension/host/views/dashboard/shownRuns';
import type { DashboardSource } from '../../../extension/host/views/dashboard/source';
import { webviewHtml } from '../../../extension/host/views/webviewHtml';
import { WebviewSession } from '../../../extension/host/views/webviewSession';
import type { MetricsLine } from '../../../extension/shared/model/runFolder';
import type { DashboardSnapshot } from '../../../extension/shared/protocol/dashboard';

test('lines become columns, NaN where one lacks a metric', () => {
  const lines: MetricsLine[] = [
    { step: 1, data: { a: 1, b: 2 } },
    { step: 2, data: { a: 3, c: 4 } },
  ];
  const page = metricsPage({ generation: 2, fromLine: 7, lines, more: false });
  expect(page).toMatchObject({ generation: 2, fromLine: 7, names: ['a', 'b', 'c'], more: false });
  expect(page.columns.map((column) => [...column])).toEqual([
    [1, 3],
    [2, Number.NaN],
    [Number.NaN, 4],
  ]);
});

describe('the runs that are shown', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Watchers by run, and the snapshots that were told. */
  function make() {
    const watchers = new Map<string, () => void>();
    const told: DashboardSnapshot[] = [];
    const source = {
      read: (id: string) => ({ id, name: id }),
      watch: (id: string, changed: () => void) => {
        watchers.set(id, changed);
        return { dispose: () => void watchers.delete(id) };
      },
    } as unknown as DashboardSource;
    return { runs: new ShownRuns(source, (snapshot) => void told.push(snapshot)), watchers, told };
  }

  test('keep their colours; one that is free is given to the next', () => {
    const { runs } = make();
    runs.add(['a', 'b', 'c']);
    runs.remove('b');
    runs.add(['c', 'd', 'e']);
    expect(runs.snapshot().runs.map(({ id, color }) => [id, color])).toEqual([
      ['a', 0],
      ['c', 2],
      ['d', 1],
      ['e', 3],
    ]);
  });

  test('tell of many changes at once, five times a second, with rising revisions', () => {
    const { runs, watchers, told } = make();
    runs.add(['a']);
    vi.advanceTimersByTime(200);
    for (let i = 0; i < 10; i++) {
      watchers.get('a')?.();
      vi.advanceTimersByTime(100);
    }
    expect(told).toHaveLength(6);
    expect(told.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('are not watched any more when they are gone', () => {
    const { runs, watchers, told } = make();
    runs.add(['a', 'b']);
    runs.remove('a');
    expect([...watchers.keys()]).toEqual(['b']);
    runs.dispose();
    vi.advanceTimersByTime(1000);
    expect([watchers.size, told.length]).toEqual([0, 0]);
  });
});

describe('a page', () => {
  test('runs nothing but its script, and has no data', () => {
    const html = webviewHtml({ title: 'T', script: 'S', style: 'C', cspSource: 'src:', nonce: 'n0' });
    expect(html).toContain("default-src 'none'; script-src 'nonce-n0'; style-src src: 'nonce-n0'");
    expect(html).not.toMatch(/unsafe|\sstyle=/);
    expect(html.match(/<script/g)).toHaveLength(1);
  });

  test('that takes the place of another gets no answer that was meant for that one', async () => {
    const sent: unknown[] = [];
    let receive: (message: unknown) => void = () => {};
    let finish: (value: string) => void = () => {};
    const port = {
      postMessage: async (message: unknown) => sent.push(message) > 0,
      onDidReceiveMessage: (listener: (message: unknown) => void) => {
        receive = listener;
        return { dispose() {} };
      },
    };
    const functions = {
      slow: () => new Promise<string>((resolve) => (finish = resolve)),
      quick: async () => 'new',
    };
    new WebviewSession(port, { functions, notices: {} }, () => {});
    const call = (name: string) => ({ kind: 'call', id: 1, name, args: [], cancellable: false });
    receive({ session: 'one', message: call('slow') });
    receive({ session: 'two', message: call('quick') });
    finish('old');
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(sent).toEqual([{ session: 'two', message: { kind: 'result', id: 1, value: 'new' } }]);
  });
});
