import type { TRAJECTORY_FLAGS, TRAJECTORY_NUMBERS } from '../../shared/model/trajectoryTable';
import type { RowFacts } from './rowFacts';
import type { FlagField, NumberField, TextField, TrajectoryField } from './trajectoryField';

/** What is known of a trajectory, in the order in which lists show it. */
export const TRAJECTORY_FIELDS: readonly TrajectoryField[] = [
  {
    id: 'id',
    kind: 'text',
    help: 'name of the trajectory, such as 000012/g03/t5',
    match: 'part',
    values: ({ table }) => ({ of: (row) => table.text('trajectoryId', row) }),
    distinct: () => null,
  },
  number('iteration', 'iteration', 'iteration that it was played in'),
  text('group', 'groupId', 'part', 'siblings that began with the same task'),
  text('task', 'taskId', 'part', 'task, or a part of its name'),
  text('category', 'category', 'part', 'category of the task'),
  text('split', 'split', 'whole', 'L0 seen variants, L1 unseen variants, L2 unseen categories'),
  outcome(number('reward', 'reward', 'sum of the rewards of its steps')),
  outcome(flag('success', 'whether it ended in success')),
  outcome(flag('terminated', 'whether the task ended by itself')),
  outcome(flag('truncated', 'whether the step limit cut it off')),
  number('steps', 'steps', 'how many steps it has'),
  number('invalid', 'invalid', 'steps whose action was not admissible'),
  number('repeated', 'repeated', 'steps whose action had been taken before in the same state'),
  outcome({ ...number('flawed', 'flawed', 'steps that the oracle judged flawed'), mayBeNone: true }),
  number('tokens', 'responseTokens', 'tokens of all its responses'),
  {
    id: 'advantage',
    kind: 'number',
    help: 'sum of the advantages of its steps',
    mayBeNone: true,
    values: ({ advantage }) => advantage,
  },
  {
    id: 'disagreement',
    kind: 'number',
    help: 'steps on which the estimators disagree in sign',
    mayBeNone: true,
    values: ({ disagreement }) => disagreement,
  },
  { id: 'label', kind: 'names', help: 'labels that people gave its steps', values: ({ labels }) => labels },
];

/** The field of an id, whatever its case. */
export const fieldById = (id: string): TrajectoryField | undefined =>
  TRAJECTORY_FIELDS.find((field) => field.id === id.toLowerCase());

/** The fields that a word without a field is looked for in. */
export const WORD_FIELDS: readonly TextField[] = TRAJECTORY_FIELDS.filter(
  (field) => field.kind === 'text' && ['task', 'category'].includes(field.id),
) as TextField[];

/** A field that is not told while outcomes are withheld. */
function outcome<F extends NumberField | FlagField>(field: F): F {
  const values = (facts: RowFacts) => (facts.withheld === null ? field.values(facts) : { missing: facts.withheld });
  return { ...field, values };
}

function number(id: string, name: (typeof TRAJECTORY_NUMBERS)[number], help: string): NumberField {
  const values: NumberField['values'] = ({ table }) => ({ of: (row) => table.number(name, row) });
  return { id, kind: 'number', help, mayBeNone: false, values };
}

function flag(id: (typeof TRAJECTORY_FLAGS)[number], help: string): FlagField {
  return { id, kind: 'flag', help, values: ({ table }) => ({ of: (row) => table.flag(id, row) }) };
}

function text(
  id: string,
  name: 'groupId' | 'taskId' | 'category' | 'split',
  match: TextField['match'],
  help: string,
): TextField {
  return {
    id,
    kind: 'text',
    help,
    match,
    values: ({ table }) => ({ of: (row) => table.text(name, row) }),
    distinct: ({ table }) => table.distinct(name),
  };
}
