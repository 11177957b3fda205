import { resolveRun } from '../../store/runNames';
import { command } from './command';
import { RUNS_OPTION, runsFolder } from './commonOptions';
import { reportTraining } from './trainingResult';

/** `couplet resume`: an interrupted run goes on. */
export const RESUME = command({
  id: 'resume',
  summary: 'Go on with an interrupted run from its last checkpoint.',
  details: [
    'The run ends as if it had never stopped: same weights, same metrics. What it had done after its last checkpoint is done again.',
  ],
  operands: { RUN: { description: 'The run: its folder, its name, or a name without the number for the newest one.' } },
  options: RUNS_OPTION,
  examples: ['resume runs/household-001', 'resume household'],
  async run({ operands, options }, context) {
    const run = resolveRun(operands.RUN, runsFolder(options.runs));
    const { resumeTraining } = await import('../training/trainRun');
    return reportTraining(context, (training) => resumeTraining(run, training));
  },
});
