import { estimate } from '../../engine/advantages/compare/estimate';
import { readChoice } from '../../engine/advantages/compare/readChoice';
import { ESTIMATORS } from '../../engine/advantages/table';
import { UserError } from '../../shared/util/userError';
import { advantagesDocument, comparisonDocument } from './advantages/comparisonDocument';
import { readStepColumns } from './advantages/readStepColumns';
import { command } from './command';
import { RUNS_OPTION, runsFolder } from './commonOptions';

/** `couplet advantages`: any estimators over any rollouts. */
export const ADVANTAGES = command({
  id: 'advantages',
  summary: 'Print the advantage of every step of some rollouts, with the terms that explain it, as JSON.',
  details: [
    'FILE is a rollouts file of a run (Parquet), a RUN together with --iteration, or JSON {"columns":{"group":[],"trajectory":[],"step":[],"reward":[],"state":[],"value":[],...}} with one entry a step; columns that the estimator does not need may be absent.',
    `Estimators: ${ESTIMATORS.map(({ id }) => id).join(', ')}. Parameters may follow: gigpo:gamma=0.9,mode=mean-std.`,
    'With several estimators the document has each of them and every pair: where their signs differ, and which term makes the difference.',
    'The document is printed with and without --json.',
  ],
  operands: { FILE: { description: 'The rollouts, or a run; "-" reads JSON from standard input.' } },
  options: {
    estimator: { kind: 'list', value: 'ID', description: 'The estimator; may be given several times.' },
    iteration: {
      kind: 'number',
      value: 'N',
      description: 'The iteration, where FILE is a run.',
      integer: true,
      minimum: 1,
    },
    set: {
      kind: 'list',
      value: 'NAME=VALUE',
      description: 'Set a parameter of the one estimator, for example gamma=0.9; may be given several times.',
    },
    ...RUNS_OPTION,
  },
  examples: [
    'advantages runs/smoke-001/rollouts/000001.parquet --estimator gigpo --set mode=mean-std',
    'advantages smoke --iteration 1 --estimator grpo --estimator gigpo:mode=mean-std',
  ],
  async run({ operands, options }) {
    if (options.estimator.length === 0)
      throw new UserError('couplet advantages needs an estimator: --estimator ID. "couplet info" lists them.', {
        usage: true,
      });
    if (options.estimator.length > 1 && options.set.length > 0)
      throw new UserError(
        `With several estimators --set does not say whose parameter it sets. Write it behind its estimator: --estimator ${options.estimator[0]}:${options.set[0]}.`,
        { usage: true },
      );
    const choices = options.estimator.map((text) => readChoice(text, options.set));
    const twice = choices.find(({ id }, i) => choices.slice(0, i).some((earlier) => earlier.id === id));
    if (twice)
      throw new UserError(`The estimator ${twice.id} is named twice. Name it once, or with other parameters.`, {
        usage: true,
      });
    const columns = await readStepColumns(operands.FILE, options.iteration, runsFolder(options.runs));
    const estimates = choices.map((choice) => estimate(columns, choice));
    const document = estimates.length === 1 ? advantagesDocument(estimates[0]) : comparisonDocument(estimates);
    return { document, text: JSON.stringify(document) };
  },
});
