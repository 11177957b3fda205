import { command } from './command';
import { BACKEND_OPTION, overridesOf, RUNS_OPTION, runsFolder, SET_OPTION } from './commonOptions';
import { readTrainingConfiguration } from './readConfigurationFile';
import { reportTraining } from './trainingResult';

/** `couplet train`: a configuration becomes a run. */
export const TRAIN = command({
  id: 'train',
  summary: 'Train an agent from a configuration, in a new run folder.',
  details: [
    'The policy is evaluated before and after the iterations; the last table says what was learnt. Ctrl+C writes a checkpoint and ends with exit code 130; "couplet resume" goes on from there.',
    'docs/configuration-reference.md lists what a configuration may say.',
  ],
  operands: { FILE: { description: 'The configuration, *.couplet.json; "-" reads standard input.' } },
  options: {
    ...SET_OPTION,
    name: { kind: 'text', value: 'NAME', description: 'Name of the run. Short for --set name=NAME.' },
    ...RUNS_OPTION,
    ...BACKEND_OPTION,
  },
  examples: [
    'train examples/smoke.couplet.json',
    'train examples/household.couplet.json --name seed-1 --set seed=1 --set algorithm.iterations=80',
  ],
  async run({ operands, options }, context) {
    const overrides = overridesOf(options.set, { name: options.name, 'compute.backend': options.backend });
    const configuration = readTrainingConfiguration(operands.FILE, overrides, context.terminal);
    const { startTraining } = await import('../training/trainRun');
    return reportTraining(context, (training) => startTraining(configuration, runsFolder(options.runs), training));
  },
});
