import { ESTIMATORS, estimatorById } from '../../engine/advantages/table';
import { UserError } from '../../shared/util/userError';
import { readStepColumns } from './advantages/readStepColumns';
import { command } from './command';
import { readParameters } from './readParameters';

/** `couplet advantages`: any estimator over any rollouts. */
export const ADVANTAGES = command({
  id: 'advantages',
  summary: 'Print the advantage of every step of some rollouts, with the terms that explain it, as JSON.',
  details: [
    'FILE is a rollouts file of a run (Parquet) or JSON {"columns":{"group":[],"trajectory":[],"step":[],"reward":[],"state":[],"value":[],...}} with one entry a step; columns that the estimator does not need may be absent.',
    `Estimators: ${ESTIMATORS.map(({ id }) => id).join(', ')}.`,
    'The document is printed with and without --json.',
  ],
  operands: { FILE: { description: 'The rollouts; "-" reads JSON from standard input.' } },
  options: {
    estimator: { kind: 'text', value: 'ID', description: 'The estimator.' },
    set: {
      kind: 'list',
      value: 'NAME=VALUE',
      description: 'Set a parameter of the estimator, for example gamma=0.9; may be given several times.',
    },
  },
  examples: ['advantages runs/smoke-001/rollouts/000001.parquet --estimator gigpo --set mode=mean-std'],
  async run({ operands, options }) {
    if (options.estimator === undefined)
      throw new UserError('couplet advantages needs an estimator: --estimator ID. "couplet info" lists them.', {
        usage: true,
      });
    const estimator = estimatorById(options.estimator);
    const parameters = readParameters(estimator.parameters, options.set, `estimator ${estimator.id}`);
    const { advantage, terms } = estimator.estimate(await readStepColumns(operands.FILE), parameters);
    const document = {
      advantage: Array.from(advantage),
      terms: Object.fromEntries(Object.entries(terms).map(([name, values]) => [name, Array.from(values)])),
    };
    return { document, text: JSON.stringify(document) };
  },
});
