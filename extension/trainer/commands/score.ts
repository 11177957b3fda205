import { UserError } from '../../shared/util/userError';
import { formatShare } from '../terminal/format';
import { command } from './command';
import { RUNS_OPTION, runsFolder } from './commonOptions';

/** `couplet score`: how likely a checkpoint takes each action that could have been taken in a stored step. */
export const SCORE = command({
  id: 'score',
  summary: 'Print how likely a checkpoint takes each action in the situation of a stored step.',
  details: [
    'The actions are the admissible ones, and the one taken. The probability is that of the whole response, end token included, at temperature 1.',
  ],
  operands: { RUN: { description: 'A run that has rollouts and checkpoints.' } },
  options: {
    trajectory: { kind: 'text', value: 'ID', description: 'The trajectory, such as 000012/g03/t5.' },
    step: { kind: 'number', integer: true, minimum: 0, value: 'N', description: 'The step within it, from 0.' },
    checkpoint: {
      kind: 'number',
      integer: true,
      minimum: 0,
      value: 'I',
      description: 'The iteration of the checkpoint; the newest unless given.',
    },
    backend: { kind: 'text', value: 'ID', description: 'What computes: auto, tensorflow, webgpu, wasm or cpu.' },
    ...RUNS_OPTION,
  },
  examples: ['score household --trajectory 000012/g03/t5 --step 3'],
  async run({ operands, options }) {
    const { trajectory, step, checkpoint, backend } = options;
    if (trajectory === undefined || step === undefined)
      throw new UserError('couplet score needs a step: --trajectory ID --step N.', { usage: true });
    const { scoreActions } = await import('./score/scoreActions');
    const where = { run: operands.RUN, runs: runsFolder(options.runs), trajectory, step, checkpoint };
    const document = await scoreActions(where, backend);
    const likely = [...document.actions].sort((a, b) => b.probability - a.probability);
    const lines = likely.map(({ action, probability, taken }) =>
      [formatShare(probability), action, ...(taken ? ['(taken)'] : [])].join('  '),
    );
    return { document, text: lines.join('\n') };
  },
});
