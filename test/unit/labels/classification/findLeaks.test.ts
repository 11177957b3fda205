import { expect, it } from 'vitest';
import { findLeaks } from '../../../../extension/engine/labels/classification/findLeaks';
import type { Split } from '../../../../extension/shared/model/environmentFacts';
import { labelledAction } from './labelledAction';

const ENVIRONMENT = {
  taskCount: () => 100,
  task: (split: Split, index: number) => ({ id: `${split}/${index}`, category: 'any', variation: index, split }),
};
const of = (taskId: string) => labelledAction({ taskId, split: taskId.slice(0, 2) as Split });
const ACTIONS = ['L0/1', 'L1/3', 'L1/3', 'L2/0', 'L1/40'].map(of);
const leaks = (splits: readonly Split[], episodes = 10) => findLeaks(ACTIONS, ENVIRONMENT, { splits, episodes });

it('finds labelled actions of tasks that the evaluation plays', () => {
  expect(leaks(['L0', 'L1', 'L2'])).toEqual({ actions: 3, tasks: ['L1/3', 'L2/0'] });
});

it('knows which tasks are played: not all of a split, and not all splits', () => {
  expect(leaks(['L1'], 3)).toEqual({ actions: 0, tasks: [] });
  expect(leaks(['L1'], 100)).toEqual({ actions: 3, tasks: ['L1/3', 'L1/40'] });
});

it('lets tasks of training be labelled, which L0 is measured on', () => {
  expect(leaks(['L0'], 100)).toEqual({ actions: 0, tasks: [] });
});
