import { closestName } from '../../shared/util/closestName';
import { UserError } from '../../shared/util/userError';
import { resolveRun } from '../../store/runNames';
import { RunReader } from '../../store/runReader';
import { command } from './command';
import { RUNS_OPTION, runsFolder } from './commonOptions';
import { addLabel } from './labels/addLabel';
import { exportLabels } from './labels/exportLabels';
import { labelAgreement } from './labels/labelAgreement';
import { listLabels } from './labels/listLabels';

const ACTIONS = { list: listLabels, add: addLabel, agreement: labelAgreement, export: exportLabels } as const;

const NAMES = [...Object.keys(ACTIONS), 'preview'];

/** `couplet labels`: what people and models say of the actions of a run. */
export const LABELS_COMMAND = command({
  id: 'labels',
  summary:
    'List, add or export labels of the actions of a run, measure how far those who label agree, or show what can be learnt from them.',
  details: [
    '"list" and "export" show what each author says now; --author, --source and --label choose. "add" labels the action taken at a step, or with --action another one that was admissible there. "agreement" compares raters: all people and models, the oracle, the rules, and the sign of the advantage that the run was trained with, or those that --rater names.',
    '"preview" counts what a training that uses the labels learns from, and says why it would be refused; then the exit code is 1.',
  ],
  operands: {
    ACTION: { description: 'list, add, agreement, export or preview.' },
    RUN: {
      description:
        'The run: its folder, its name, or a name without the number for the newest one. preview: or a configuration, *.json, whose labels.runs names the runs.',
    },
  },
  options: {
    author: {
      kind: 'text',
      value: 'NAME',
      description:
        'list, export: only labels of this author, by name or address. add: who labels; whom git knows unless given.',
    },
    source: {
      kind: 'text',
      value: 'SOURCE',
      description:
        'list, export: only labels of this source: human, oracle, rule or model. add: human unless given, or model.',
    },
    label: {
      kind: 'text',
      value: 'LABEL',
      description: 'good, bad or unsure. list, export: only these. add: the label, or clear to take it away.',
    },
    trajectory: { kind: 'text', value: 'ID', description: 'add: the trajectory, for example 000012/g03/t5.' },
    step: { kind: 'number', integer: true, minimum: 0, value: 'N', description: 'add: the step, from 0.' },
    action: { kind: 'text', value: 'TEXT', description: 'add: an admissible action instead of the one taken.' },
    note: { kind: 'text', value: 'TEXT', description: 'add: why.' },
    tag: { kind: 'list', value: 'TAG', description: 'add: a word to find it by; may be given several times.' },
    blind: { kind: 'flag', description: 'add: given without seeing advantages, verdicts and other labels.' },
    rater: {
      kind: 'list',
      value: 'RATER',
      description:
        'agreement: human (all people), human:NAME, model, model:NAME, oracle, rules or advantage:ESTIMATOR; may be given several times.',
    },
    unsure: {
      kind: 'text',
      value: 'MEANING',
      description:
        'agreement: whether "unsure" is missing (unless given) or a category of its own: missing or category.',
    },
    bootstrap: {
      kind: 'number',
      integer: true,
      minimum: 0,
      value: 'N',
      description: 'agreement: draws for the intervals; 1000 unless given, 0 for no intervals.',
    },
    seed: {
      kind: 'number',
      integer: true,
      minimum: 0,
      value: 'S',
      description: 'agreement: of the draws; 0 unless given.',
    },
    steps: { kind: 'flag', description: 'agreement: name the actions in each cell of the confusion matrices.' },
    'most-steps': {
      kind: 'number',
      integer: true,
      minimum: 1,
      value: 'N',
      description: 'agreement: with --steps, only the first N actions of each cell.',
    },
    out: { kind: 'text', value: 'FILE', description: 'export: the file, .jsonl or .csv.' },
    set: {
      kind: 'list',
      value: 'PATH=VALUE',
      description:
        'preview: set a parameter of the configuration, for example labels.sources=human,rule; may be given several times.',
    },
    ...RUNS_OPTION,
  },
  examples: [
    'labels add household --trajectory 000012/g03/t5 --step 4 --label bad --note "it had the key already"',
    'labels agreement household --rater human --rater oracle',
    'labels preview household --set labels.sources=human,rule',
  ],
  async run({ operands, options }, context) {
    if (operands.ACTION === 'preview') {
      const { previewLabels } = await import('./labels/previewLabels');
      return previewLabels(operands.RUN, runsFolder(options.runs), options.set, context);
    }
    const action = Object.keys(ACTIONS).find((name) => name === operands.ACTION) as keyof typeof ACTIONS | undefined;
    if (action === undefined) throw new UserError(unknownAction(operands.ACTION), { usage: true });
    const run = new RunReader(resolveRun(operands.RUN, runsFolder(options.runs)));
    return ACTIONS[action](run, options, context);
  },
});

function unknownAction(name: string): string {
  const near = closestName(name, NAMES);
  return `couplet labels has no action "${name}"; ${near ? `did you mean ${near}?` : `there are ${NAMES.join(', ')}.`}`;
}
