/** Runs in the page before the dashboard, in place of VS Code: the same contract, with runs that are made up. */
import type {
  DashboardHostContract,
  DashboardRun,
  DashboardViewContract,
  MetricsPage,
} from '../../../extension/shared/protocol/dashboard';
import { connect } from '../../../extension/shared/rpc/connect';
import type { Connection } from '../../../extension/shared/rpc/connection';
import { fakeVsCode } from '../page/fakeVsCode';

/** One line of made-up metrics. */
export type FakeLine = Readonly<{ step: number; data: Readonly<Record<string, number>> }>;

/** What a test sees and does; `window.fakeHost`. */
export interface FakeHost {
  /** Calls of the dashboard, with their arguments. */
  readonly calls: [name: string, ...args: unknown[]][];
  /** Files that were saved, by name, as they are (text) or by their length. */
  readonly saved: Record<string, string | number>;
  copied: string;
  runs: DashboardRun[];
  addLines(run: string, lines: readonly FakeLine[]): void;
  /** Takes lines back, as a resume does. */
  cutLines(run: string, count: number): void;
  changed(): void;
}

const PAGE = 4096;
const lines = new Map<string, FakeLine[]>();
const generations = new Map<string, number>();
let revision = 0;
let view: Connection<DashboardViewContract> | null = null;

const fake: FakeHost = {
  calls: [],
  saved: {},
  copied: '',
  runs: [],
  addLines(run, more) {
    lines.set(run, [...(lines.get(run) ?? []), ...more]);
  },
  cutLines(run, count) {
    lines.set(run, (lines.get(run) ?? []).slice(0, count));
    generations.set(run, (generations.get(run) ?? 0) + 1);
  },
  changed: () => view?.notify.changed(snapshot()),
};

const snapshot = () => ({ revision: ++revision, runs: fake.runs });

function page(run: string, generation: number, fromLine: number): MetricsPage {
  const own = generations.get(run) ?? 0;
  const from = generation === own ? fromLine : 0;
  const some = (lines.get(run) ?? []).slice(from, from + PAGE);
  const names = [...new Set(some.flatMap(({ data }) => Object.keys(data)))];
  return {
    generation: own,
    fromLine: from,
    step: Float64Array.from(some, ({ step }) => step),
    names,
    columns: names.map((name) => Float64Array.from(some, ({ data }) => data[name] ?? Number.NaN)),
    more: from + PAGE < (lines.get(run) ?? []).length,
  };
}

const near: DashboardHostContract['functions'] = {
  ready: async (runs) => {
    fake.calls.push(['ready', runs]);
    return snapshot();
  },
  metrics: async (run, generation, fromLine) => page(run, generation, fromLine),
  control: async (run, action) => {
    fake.calls.push(['control', run, action]);
  },
  openRollouts: async (run, iteration) => {
    fake.calls.push(['openRollouts', run, iteration]);
  },
  addRuns: async () => {
    fake.calls.push(['addRuns']);
  },
  removeRun: async (run) => {
    fake.calls.push(['removeRun', run]);
    fake.runs = fake.runs.filter(({ id }) => id !== run);
    fake.changed();
  },
  saveExport: async (name, format, bytes) => {
    fake.saved[`${name}.${format}`] = format === 'png' ? bytes.length : new TextDecoder().decode(bytes);
    return `/exports/${name}.${format}`;
  },
  copyText: async (text) => {
    fake.copied = text;
  },
};

Object.assign(window, {
  fakeHost: fake,
});

view = connect<DashboardHostContract, DashboardViewContract>(fakeVsCode(), { functions: near, notices: {} });
