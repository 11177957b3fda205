import { UserError } from '../../shared/util/userError';
import { evaluationTable } from '../terminal/evaluationTable';
import { command } from './command';
import { BACKEND_OPTION, overridesOf, RUNS_OPTION, runsFolder, SET_OPTION } from './commonOptions';
import { EXIT } from './exitCodes';
import { CONFIG_OPTION, readPolicySource } from './policySource';
import { evaluationDocument } from './trainingResult';

/** `couplet eval`: how well a policy does. */
export const EVAL = command({
  id: 'eval',
  summary: 'Measure the success of a policy on the splits of its environment.',
  details: [
    'Plays the first tasks of each split, each once, with the random streams of the training: the same seed gives the same result, and two policies meet the same luck.',
  ],
  operands: { POLICY: { description: 'A run, for its newest checkpoint, or a folder in Hugging Face format.' } },
  options: {
    split: {
      kind: 'list',
      value: 'SPLIT',
      description: 'L0, L1 or L2; may be given several times. Those of the configuration unless given.',
    },
    episodes: { kind: 'number', integer: true, minimum: 1, value: 'N', description: 'Episodes of each split.' },
    temperature: { kind: 'number', value: 'T', description: 'Sampling temperature, above 0.' },
    greedy: { kind: 'flag', description: 'Take the most probable token instead of sampling.' },
    ...CONFIG_OPTION,
    ...SET_OPTION,
    ...RUNS_OPTION,
    ...BACKEND_OPTION,
  },
  examples: ['eval household --split L2 --episodes 200', 'eval runs/household-001/checkpoints/000000 --greedy'],
  async run({ operands, options }, { terminal, interruptible }) {
    if (options.greedy && options.temperature !== undefined)
      throw new UserError('--greedy and --temperature exclude each other.', { usage: true });
    const overrides = overridesOf(options.set, {
      'evaluation.splits': options.split.length > 0 ? options.split.join(',') : undefined,
      'evaluation.episodes': options.episodes,
      'evaluation.temperature': options.temperature,
      'compute.backend': options.backend,
    });
    const source = { config: options.config, runs: runsFolder(options.runs), overrides };
    const { folder, configuration } = readPolicySource(operands.POLICY, source, terminal);
    const temperature = options.greedy ? 0 : configuration.evaluation.temperature;
    const { setUpJob } = await import('../training/setUp');
    const { evaluatePolicy } = await import('../training/evaluation');
    const job = await setUpJob(configuration, folder);
    try {
      const report = await interruptible((signal) => evaluatePolicy(job, 0, temperature, true, signal));
      const evaluation = report?.splits ?? {};
      return {
        document: { policy: folder, temperature, evaluation: evaluationDocument(evaluation) },
        text: report ? evaluationTable(evaluation) : 'Stopped; nothing was measured.',
        exitCode: report ? EXIT.done : EXIT.interrupted,
      };
    } finally {
      await job.close();
    }
  },
});
