import type { ComponentChildren } from 'preact';
import type { ListColumn, ListQuery } from '../../../../extension/shared/protocol/inspector';
import { formatValue } from '../../../lib/numbers/formatNumber';
import { formatAdvantage } from '../../model/formatAdvantage';
import { HIDDEN_COLUMNS } from '../../model/labels/hiddenColumns';
import type { ListRow } from '../../model/listRow';
import { LabelNames } from './labelNames';
import { TaskName } from './taskName';

/** A column of the list of trajectories. */
export interface ColumnDefinition {
  readonly id: ListColumn;
  readonly title: string;
  readonly help: string;
  /** In pixels; the first text takes what is left. */
  readonly width: number;
  readonly grows?: boolean;
  readonly content: (row: ListRow) => ComponentChildren;
  /** Numbers stand to the right. */
  readonly number: boolean;
}

function count(
  id: 'steps' | 'invalid' | 'repeated' | 'flawed' | 'disagreement',
  title: string,
  width: number,
  help: string,
): ColumnDefinition {
  return { id, title, help, width, number: true, content: (row) => formatValue(row[id], 'count') };
}

/** The columns; those that a narrow pane shows come first. */
const COLUMNS: readonly ColumnDefinition[] = [
  {
    id: 'iteration',
    title: 'Iter',
    help: 'Iteration',
    width: 40,
    number: true,
    content: ({ iteration }) => formatValue(iteration, 'count'),
  },
  {
    id: 'taskId',
    title: 'Task',
    help: 'Task',
    width: 96,
    grows: true,
    number: false,
    content: ({ taskId }) => <TaskName id={taskId} />,
  },
  {
    id: 'success',
    title: '✓',
    help: 'Success',
    width: 22,
    number: false,
    content: ({ success }) => (success === 1 ? '✓' : success === 0 ? '✕' : '–'),
  },
  {
    id: 'labels',
    title: 'Lab',
    help: 'Labels that people gave its steps, each once',
    width: 44,
    number: false,
    content: ({ labels }) => <LabelNames names={labels} />,
  },
  {
    id: 'advantage',
    title: 'Adv',
    help: 'Advantage: the sum over all steps, by the estimator in front',
    width: 56,
    number: true,
    content: ({ advantage }) => formatAdvantage(advantage),
  },
  count('disagreement', 'Dis', 34, 'Disagreement: steps on which the estimators that are shown disagree in sign'),
  {
    id: 'reward',
    title: 'Rew',
    help: 'Reward: the sum over all steps',
    width: 42,
    number: true,
    content: ({ reward }) => formatValue(reward, 'number'),
  },
  count('steps', 'Steps', 44, 'Steps'),
  count('flawed', 'Flaw', 40, 'Flawed: steps whose action the oracle calls flawed'),
  count('invalid', 'Inv', 34, 'Invalid: steps whose action was not admissible'),
  count('repeated', 'Rep', 34, 'Repeated: steps whose action had been taken before in the same state'),
  { id: 'split', title: 'Split', help: 'Split of the task', width: 36, number: false, content: ({ split }) => split },
];

/** What of them can be known of the trajectories that a query lists, and may be seen. */
export function shownColumns({ iteration, compared }: ListQuery, blind: boolean): readonly ColumnDefinition[] {
  const absent = new Set<ListColumn>([
    iteration === null ? 'advantage' : 'iteration',
    ...(compared.length < 2 ? (['disagreement'] as const) : []),
    ...(blind ? HIDDEN_COLUMNS : []),
  ]);
  return COLUMNS.filter(({ id }) => !absent.has(id));
}

/** Pixels to either side, as in `list.css`. */
const MARGIN = 7;

/** The columns as a style of the rows. */
export function gridOf(columns: readonly ColumnDefinition[]): { gridTemplateColumns: string; minWidth: string } {
  return {
    gridTemplateColumns: columns
      .map(({ width, grows }) => (grows ? `minmax(${width}px, 1fr)` : `${width}px`))
      .join(' '),
    minWidth: `${columns.reduce((sum, { width }) => sum + width, 2 * MARGIN)}px`,
  };
}
