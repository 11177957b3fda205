import { choice, integer, list, number, type ParameterTable, texts, type ValuesOf } from '../parameters';

/** Labels that people, models and critics gave in earlier runs, as a data set of good and bad actions. */
export const LABELS_PARAMETERS = {
  runs: texts('Folders of the runs whose labels are used, from the folder of the configuration file.'),
  sources: list(['human'], 'Whose labels count; the first one in this order that speaks of an action decides.', {
    human: 'People; where they disagree, most of them.',
    model: 'Language models; where they disagree, most of them.',
    oracle: "The environment's exact action values, for all actions of the states in which somebody labelled one.",
    rule: 'Rules, for all actions of these states: bad where one is broken, else they say nothing.',
  }),
  unsure: choice('drop', 'What becomes of an action that is labelled unsure.', {
    drop: 'It is left out.',
    pass: 'As if that source had not labelled it: the next one decides.',
  }),
  minimum: integer(20, 'Fewest labelled actions to learn from; with fewer nothing is started.', {
    minimum: 1,
    unit: 'actions',
  }),
  balance: choice('equal', 'How good and bad actions are drawn.', {
    equal: 'As many of both, those of the rarer class more often.',
    none: 'All equally often.',
  }),
  samples: integer(
    32,
    'Labelled actions asked about in each optimizer step, of the cold start and of the iterations.',
    {
      minimum: 1,
      unit: 'actions',
    },
  ),
  heldOut: number(
    0,
    'Share of the labelled actions that is not learnt from, all those of some tasks: how well the policy judges them is measured.',
    { minimum: 0, below: 1 },
  ),
} satisfies ParameterTable;

export type LabelsConfiguration = ValuesOf<typeof LABELS_PARAMETERS>;
