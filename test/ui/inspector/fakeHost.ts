/** Runs in the page before the inspector, in place of VS Code: the same contract, with a run that is made up. */

import { withholdOutcomes } from '../../../extension/host/labelling/withholdOutcomes';
import type {
  InspectorCommand,
  InspectorHostContract,
  InspectorPlace,
  InspectorSnapshot,
  InspectorViewContract,
  Labelling,
  ListQuery,
  ShownLabel,
} from '../../../extension/shared/protocol/inspector';
import { connect } from '../../../extension/shared/rpc/connect';
import type { Connection } from '../../../extension/shared/rpc/connection';
import { fakeVsCode } from '../page/fakeVsCode';
import { complete, lets, problemOf } from './fakeFilter';
import { FakeLabels } from './fakeLabels';
import { FAKE_OPTIONS, type FakeOptions } from './fakeOptions';
import { advantagesOf, outlineOf, pageOf, promptOf, stepOf } from './fakePages';
import { type FakeTrajectory, fakeTrajectory } from './fakeTrajectory';

/** What a test sees and does; `window.fakeInspector`. */
export interface FakeInspector {
  /** Names of the functions that were called, with their arguments. */
  readonly calls: [name: string, ...args: unknown[]][];
  readonly keys: boolean[];
  at: InspectorPlace | null;
  copied: string;
  /** What the next call of `probabilities` fails with. */
  failure: string | null;
  command(command: InspectorCommand): void;
  show(place: InspectorPlace): void;
  changed(changes: Partial<InspectorSnapshot>): void;
  readonly labels: FakeLabels;
  /** Somebody else labels; the page is told. */
  otherLabels(label: ShownLabel): void;
  labelling(changes: Partial<Labelling>): void;
}

const options: FakeOptions = { ...FAKE_OPTIONS, ...JSON.parse(sessionStorage.getItem('options') ?? '{}') };
const perIteration = options.groups * options.siblings;
const count = options.iterations * perIteration;
const AUTHOR = 'Ada Lovelace <ada@example.org>';
const labels = new FakeLabels(AUTHOR);
const ESTIMATORS = [
  { id: 'grpo', label: 'GRPO', description: 'Return of the trajectory minus the mean of its group.', own: true },
  { id: 'gigpo', label: 'GiGPO', description: 'With a second baseline over steps in the same state.', own: false },
  { id: 'gae', label: 'GAE', description: 'Generalized advantage estimation.', own: false },
];

let snapshot: InspectorSnapshot = {
  revision: 1,
  generation: 0,
  name: 'household-001',
  folder: '/home/me/runs/household-001',
  status: 'completed',
  iterations: Array.from({ length: options.iterations }, (_, i) => i),
  trajectories: count,
  estimators: ESTIMATORS,
  labelling: {
    author: AUTHOR,
    blind: false,
    autoAdvance: false,
    strategy: 'Against the Advantage',
    revision: 0,
    own: 0,
    people: 0,
  },
  problems: [],
};

const made = new Map<number, FakeTrajectory>();
function trajectory(index: number): FakeTrajectory {
  const known = made.get(index) ?? fakeTrajectory(index, options);
  made.set(index, known);
  return known;
}

function indexOf(trajectoryId: string): number {
  const [, iteration, group, sibling] = /^(\d+)\/g(\d+)\/t(\d+)$/.exec(trajectoryId) ?? [];
  const index = Number(iteration) * perIteration + Number(group) * options.siblings + Number(sibling);
  if (!(index < count)) throw new Error(`There is no trajectory ${trajectoryId} in this run.`);
  return index;
}

const find = (trajectoryId: string) => trajectory(indexOf(trajectoryId));

/** Indices of what a query lists; sorted by steps or as they are, which is all that a test needs. */
function listed({ iteration, filter, sort }: ListQuery): number[] {
  const from = iteration === null ? 0 : iteration * perIteration;
  const all = Array.from({ length: iteration === null ? count : perIteration }, (_, i) => from + i);
  const some = filter.trim() === '' ? all : all.filter((index) => lets(filter, trajectory(index)));
  if (sort?.column !== 'steps') return some;
  return some.sort((a, b) => (sort.descending ? -1 : 1) * (trajectory(a).steps.length - trajectory(b).steps.length));
}

const overIterations = (trajectoryId: string): number[] => {
  const within = indexOf(trajectoryId) % perIteration;
  return Array.from({ length: options.iterations }, (_, i) => i * perIteration + within);
};

const functions: InspectorHostContract['functions'] = {
  ready: async () => ({ snapshot, place: null }),
  list: async (query, from, some, near) => {
    const problem = problemOf(query.filter);
    const all = problem ? [] : listed(query);
    const position = near === null ? -1 : all.indexOf(indexOf(near));
    const first = Math.max(0, position < 0 ? from : position - Math.floor(some / 2));
    const rows = all.slice(first, first + some).map(trajectory);
    const page = pageOf(rows, { from: first, total: all.length, position }, query);
    const names = rows.map(({ trajectoryId }) => labels.names(trajectoryId, snapshot.labelling.blind));
    return { ...page, texts: { ...page.texts, labels: names }, problem };
  },
  complete: async (query, cursor) => complete(query, cursor),
  outline: async (trajectoryId) => outlineOf(find(trajectoryId)),
  siblings: async (trajectoryId) => {
    const first = Math.floor(indexOf(trajectoryId) / options.siblings) * options.siblings;
    return Array.from({ length: options.siblings }, (_, i) => outlineOf(trajectory(first + i)));
  },
  step: async (trajectoryId, step) => stepOf(find(trajectoryId), step),
  text: async (trajectoryId, step, name, from, some) => {
    const texts = { ...find(trajectoryId).steps[step], prompt: promptOf(find(trajectoryId), step) };
    return String(name in texts ? texts[name as keyof typeof texts] : '').slice(from, from + some);
  },
  advantages: async (trajectoryId, estimators) => estimators.map((it) => advantagesOf(find(trajectoryId), it)),
  compare: async (iteration, estimators) => ({
    pairs: estimators.slice(1).map((second) => ({
      first: estimators[0],
      second,
      table: [
        [40, 0, 2],
        [0, 3, 0],
        [1, 0, 54],
      ],
      flipped: [0, 1, 2].map((i) => ({
        trajectoryId: trajectory(iteration * perIteration + i).trajectoryId,
        step: i + 1,
        words: `${second} counts the return from this state on (0.9), which is above the mean of the state (0.5).`,
      })),
    })),
    warnings: [{ estimator: 'grpo', message: '2 of 4 groups have no spread: all their trajectories earned the same.' }],
    refused: [],
  }),
  sameTask: async (trajectoryId) => {
    const rows = overIterations(trajectoryId).map(trajectory);
    const query = { iteration: null, filter: '', sort: null, estimator: null, compared: [] };
    return pageOf(rows, { from: 0, total: rows.length, position: -1 }, query);
  },
  sameState: async (trajectoryId, step) => {
    const { state } = find(trajectoryId).steps[step];
    return overIterations(trajectoryId)
      .map(trajectory)
      .flatMap(({ iteration, trajectoryId, success, steps }) =>
        steps.flatMap(({ action, verdict, ...it }, i) =>
          it.state === state ? [{ iteration, trajectoryId, step: i, action, verdict, success }] : [],
        ),
      );
  },
  probabilities: async (trajectoryId, step) => {
    if (fake.failure !== null) throw new Error(fake.failure);
    const { alternatives } = stepOf(find(trajectoryId), step);
    return { checkpoint: 5, probability: Float64Array.from(alternatives, (_, i) => 1 / (i + 2)) };
  },
  labels: async (trajectoryId) => labels.of(trajectoryId),
  label: async (request) => {
    await labels.give(request, snapshot.labelling.blind);
    relabelled();
  },
  note: async (target) => {
    await labels.give(
      { targets: [target], label: 'bad', note: 'goes in circles', tags: ['loop'], leadSeconds: null },
      false,
    );
    relabelled();
  },
  run: async (command) => {
    const { blind, autoAdvance } = snapshot.labelling;
    if (command === 'toggleBlindLabelling') fake.labelling({ blind: !blind });
    if (command === 'toggleAutoAdvance') fake.labelling({ autoAdvance: !autoAdvance });
    if (command === 'nextInLabelQueue') view.notify.show(NEXT_IN_QUEUE);
  },
  chooseEstimators: async () => ESTIMATORS,
  link: async ({ iteration, trajectoryId, step }) =>
    `vscode://couplet.couplet/run?${iteration}&${trajectoryId}&${step}`,
  copyText: async (text) => {
    fake.copied = text;
  },
  openDashboard: async () => {},
};

const NEXT_IN_QUEUE: InspectorPlace = { iteration: 5, trajectoryId: '000005/g02/t1', step: 3 };

function relabelled(): void {
  const { revision } = snapshot.labelling;
  fake.labelling({ revision: revision + 1, ...labels.counts() });
}

/** The same functions, with a note of each call. */
const noted = Object.fromEntries(
  Object.entries(withholdOutcomes(functions, () => snapshot.labelling.blind)).map(([name, call]) => [
    name,
    (...args: never[]) => {
      fake.calls.push([name, ...args]);
      return (call as (...args: never[]) => Promise<unknown>)(...args);
    },
  ]),
) as unknown as InspectorHostContract['functions'];

const view: Connection<InspectorViewContract> = connect<InspectorHostContract, InspectorViewContract>(fakeVsCode(), {
  functions: noted,
  notices: {
    keys: (active) => fake.keys.push(active),
    at: (place) => {
      fake.at = place;
    },
  },
});

const fake: FakeInspector = {
  calls: [],
  keys: [],
  at: null,
  copied: '',
  failure: null,
  command: (command) => view.notify.command(command),
  show: (place) => view.notify.show(place),
  labels,
  otherLabels: (label) => {
    labels.put(label);
    relabelled();
  },
  labelling: (changes) => {
    const labelling = { ...snapshot.labelling, ...changes };
    const turned = labelling.blind !== snapshot.labelling.blind;
    fake.changed({ labelling, generation: snapshot.generation + Number(turned) });
  },
  changed: (changes) => {
    snapshot = { ...snapshot, ...changes, revision: snapshot.revision + 1 };
    view.notify.changed(snapshot);
  },
};

Object.assign(window, {
  fakeInspector: fake,
});
