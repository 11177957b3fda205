import { describe, expect, test } from 'vitest';
import { LIST_NUMBERS, type ListPage, type ListQuery } from '../../../../extension/shared/protocol/inspector';
import { ListModel } from '../../../../webviews/inspector/model/listModel';

const QUERY: ListQuery = { iteration: null, filter: '', sort: null, estimator: null, compared: [] };
const TOTAL = 1000;

/** A list of trajectories `t0`, `t1` and so on, with a note of what was asked; the filter `wrong` is refused. */
function fakeList(there = TOTAL) {
  const asked: [from: number, near: string | null][] = [];
  const list = async (query: ListQuery, from: number, count: number, near: string | null): Promise<ListPage> => {
    asked.push([from, near]);
    const wrong = query.filter === 'wrong';
    const position = near === null ? -1 : Number(near.slice(1));
    const first = position < 0 ? from : Math.max(0, position - 100);
    const ids = wrong
      ? []
      : Array.from({ length: Math.max(0, Math.min(count, there - first)) }, (_, i) => `t${first + i}`);
    const numbers = Object.fromEntries(LIST_NUMBERS.map((name) => [name, new Float64Array(ids.length)]));
    return {
      revision: 1,
      total: wrong ? 0 : TOTAL,
      from: first,
      numbers: numbers as ListPage['numbers'],
      texts: { trajectoryId: ids, groupId: ids, split: ids, taskId: ids, category: ids, labels: ids.map(() => '') },
      position,
      problem: wrong ? { message: 'No.', start: 0, end: 5 } : null,
    };
  };
  const failures: unknown[] = [];
  return { asked, failures, model: new ListModel({ list }, (error) => failures.push(error)) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the list', () => {
  test('fetches only what is looked at', async () => {
    const { asked, model } = fakeList();
    model.ask(QUERY, null);
    await settled();
    model.look({ first: 10, end: 50 });
    await settled();
    expect(asked).toEqual([[0, null]]);
    model.look({ first: 590, end: 620 });
    await settled();
    expect(asked.slice(1)).toEqual([
      [400, null],
      [600, null],
    ]);
    expect(model.rowAt(605)?.trajectoryId).toBe('t605');
    expect(model.rowAt(300)).toBeNull();
  });

  test('shows the trajectory that is chosen', async () => {
    const { model } = fakeList();
    model.ask(QUERY, 't500');
    await settled();
    expect(model.reveal.value).toEqual({ position: 500 });
    expect(model.positionOf('t500')).toBe(500);
  });

  test('stays as it was while a filter cannot be used', async () => {
    const { model } = fakeList();
    model.ask(QUERY, null);
    await settled();
    model.ask({ ...QUERY, filter: 'wrong' }, null);
    await settled();
    expect(model.lines.value).toMatchObject({ total: TOTAL, problem: { message: 'No.' } });
    model.ask({ ...QUERY, filter: 'right' }, null);
    await settled();
    expect(model.lines.value.problem).toBeNull();
  });

  test('does not ask for ever for lines that are gone', async () => {
    const { asked, model } = fakeList(100);
    model.ask(QUERY, null);
    await settled();
    model.look({ first: 500, end: 520 });
    await settled();
    await settled();
    expect(asked).toEqual([
      [0, null],
      [400, null],
    ]);
  });

  test('finds the neighbours of a trajectory, also where they have not been read', async () => {
    const { model } = fakeList();
    model.ask(QUERY, null);
    await settled();
    expect((await model.rowBeside('t199', 1))?.trajectoryId).toBe('t200');
    expect((await model.rowBeside('t700', -1))?.trajectoryId).toBe('t699');
    expect((await model.rowBeside('t990', 20))?.trajectoryId).toBe('t999');
    expect((await model.rowBeside('t990', Number.NEGATIVE_INFINITY))?.trajectoryId).toBe('t0');
    expect(await model.rowBeside('t0', -1)).toBeNull();
    expect(await model.rowBeside('t999', 1)).toBeNull();
  });
});
