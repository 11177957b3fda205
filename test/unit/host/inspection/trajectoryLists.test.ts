import { expect, test } from 'vitest';
import type { ListedLabels } from '../../../../extension/host/inspection/listFacts';
import { OpenedRun } from '../../../../extension/host/inspection/openedRun';
import { TrajectoryLists } from '../../../../extension/host/inspection/trajectoryLists';
import type { ListQuery } from '../../../../extension/shared/protocol/inspector';
import { writeRun } from './someRun';

const ALL: ListQuery = { iteration: null, filter: '', sort: null, estimator: null, compared: [] };

/** Nothing is labelled, and nothing hidden. */
const NO_LABELS: ListedLabels = { revision: '', withheld: null, names: () => () => [] };

const open = (folder = writeRun()) => {
  const run = new OpenedRun(folder);
  return { run, lists: new TrajectoryLists(run, NO_LABELS) };
};

/** The ids that a query lists. */
async function ids(lists: TrajectoryLists, query: Partial<ListQuery>): Promise<readonly string[]> {
  return (await lists.list({ ...ALL, ...query }, 0, 100, null)).texts.trajectoryId;
}

test('trajectories come in the order of the run, of one iteration or all', async () => {
  const { lists } = open();
  expect(await ids(lists, {})).toHaveLength(5);
  expect(await ids(lists, { iteration: 1 })).toEqual(['000001/g0/t0', '000001/g0/t1', '000001/g1/t0']);
  const { numbers, texts, total, revision } = await lists.list({ ...ALL, iteration: 2 }, 0, 100, null);
  expect([total, revision]).toEqual([2, 1]);
  expect([...numbers.success]).toEqual([0, 1]);
  expect([...numbers.steps]).toEqual([4, 2]);
  expect(texts.taskId).toEqual(['mug', 'mug']);
});

test('a filter and an order apply together, by columns that the filter calls otherwise too', async () => {
  const { lists } = open();
  const sort = { column: 'steps', descending: true } as const;
  expect(await ids(lists, { filter: 'task:mug success:false', sort })).toEqual(['000002/g0/t0', '000001/g0/t1']);
  const byTask = await lists.list({ ...ALL, sort: { column: 'taskId', descending: false } }, 0, 100, null);
  expect(byTask.texts.taskId).toEqual(['lamp', 'mug', 'mug', 'mug', 'mug']);
  expect(await ids(lists, { sort: { column: 'trajectoryId', descending: true } })).toHaveLength(5);
  expect((await ids(lists, { sort: { column: 'groupId', descending: true } }))[0]).toBe('000002/g0/t0');
});

test('texts of the steps are searched', async () => {
  expect(await ids(open().lists, { filter: 'text:"😀 lamp"' })).toEqual(['000001/g1/t0']);
});

test('a page has so many lines, from where it was asked for or around a trajectory', async () => {
  const { lists } = open();
  const from = await lists.list(ALL, 1, 2, null);
  expect([from.from, from.total, from.position, from.texts.trajectoryId.length]).toEqual([1, 5, -1, 2]);
  const near = await lists.list(ALL, 0, 3, '000002/g0/t1');
  expect([near.from, near.position, near.texts.trajectoryId.at(-1)]).toEqual([2, 4, '000002/g0/t1']);
  const hidden = await lists.list({ ...ALL, filter: 'success:true' }, 1, 3, '000001/g0/t1');
  expect([hidden.from, hidden.position, hidden.total]).toEqual([1, -1, 2]);
});

test('advantages are summed within an iteration, sorted by, and filtered by', async () => {
  const { lists } = open();
  const query: Partial<ListQuery> = { iteration: 1, estimator: 'grpo:scaling=none' };
  const { numbers } = await lists.list({ ...ALL, ...query }, 0, 100, null);
  // 3 and 2 steps at half the difference of the returns; a group of one is its own score, which is 0
  expect([...numbers.advantage]).toEqual([1.5, -1, 0]);
  const sort = { column: 'advantage', descending: false } as const;
  expect(await ids(lists, { ...query, sort })).toEqual(['000001/g0/t1', '000001/g1/t0', '000001/g0/t0']);
  expect(await ids(lists, { ...query, filter: 'advantage<0' })).toEqual(['000001/g0/t1']);
  const elsewhere = await lists.list({ ...ALL, estimator: 'grpo' }, 0, 100, null);
  expect([...elsewhere.numbers.advantage]).toEqual(Array(5).fill(Number.NaN));
});

test('a filter that cannot be used lists nothing and says why, and where', async () => {
  const { lists } = open();
  const { total, problem } = await lists.list({ ...ALL, filter: 'steps>1 stepz>2' }, 0, 100, null);
  expect([total, problem?.start, problem?.end]).toEqual([0, 8, 13]);
  expect(problem?.message).toContain('did you mean "steps"');
  const unknown = await lists.list({ ...ALL, filter: 'advantage<0' }, 0, 100, null);
  expect(unknown.problem?.message).toContain('within one iteration only');
});

test('a filter line is completed', async () => {
  const { lists } = open();
  const { start, end, proposals } = await lists.complete({ ...ALL, filter: 'task:' }, 5);
  expect([start, end, proposals.map(({ text }) => text).sort()]).toEqual([5, 5, ['lamp', 'mug']]);
});

test('the same task is found in other iterations', async () => {
  const { lists } = open();
  const { texts, total } = await lists.sameTask('000001/g0/t1');
  expect([total, texts.trajectoryId]).toEqual([2, ['000002/g0/t0', '000002/g0/t1']]);
  await expect(lists.sameTask('000009/g0/t0')).rejects.toThrow('no trajectory 000009/g0/t0');
});
