import type { JobRequest, JobResult } from '../../shared/protocol/trainer';
import { writeRollouts } from '../../store/writeRollouts';
import { readPolicySource } from '../commands/policySource';
import { readTrainingConfiguration } from '../commands/readConfigurationFile';
import { playCheckpoint } from '../commands/rollout/play';
import { evaluatePolicy } from '../training/evaluation';
import type { TrainingOptions } from '../training/options';
import { setUpJob } from '../training/setUp';
import { resumeTraining, startTraining } from '../training/trainRun';

type RequestOf<Kind extends JobRequest['kind']> = JobRequest & { readonly kind: Kind };

/** Notes to whoever reads the log of the process. */
const LOG = { write: (text: string) => void process.stderr.write(text) };

/** Does what is asked and gives its result; what stops it is thrown. Aborted evaluations and rollouts give what they have. */
export async function performJob(request: JobRequest, options: TrainingOptions): Promise<JobResult> {
  switch (request.kind) {
    case 'train': {
      const configuration = readTrainingConfiguration(request.configuration, request.overrides, LOG);
      return { kind: 'training', outcome: await startTraining(configuration, request.runs, options) };
    }
    case 'resume':
      return { kind: 'training', outcome: await resumeTraining(request.run, options) };
    case 'evaluate':
      return evaluateFolder(request, options);
    case 'rollout':
      return recordRollouts(request, options);
  }
}

async function evaluateFolder(request: RequestOf<'evaluate'>, { notify, signal }: TrainingOptions): Promise<JobResult> {
  const { policy, greedy, overrides } = request;
  const { folder, configuration } = readPolicySource(policy, { config: undefined, runs: policy, overrides }, LOG);
  notify({ kind: 'stage', stage: 'setUp', message: 'Setting up.' });
  const job = await setUpJob(configuration, folder);
  try {
    notify({ kind: 'stage', stage: 'evaluation', message: greedy ? 'Evaluating greedily.' : 'Evaluating.' });
    const report = await evaluatePolicy(job, 0, greedy ? 0 : configuration.evaluation.temperature, true, signal);
    return { kind: 'evaluation', policy: folder, greedy, splits: report?.splits ?? {} };
  } finally {
    await job.close();
  }
}

async function recordRollouts(request: RequestOf<'rollout'>, { notify, signal }: TrainingOptions): Promise<JobResult> {
  const { policy, overrides, out, split, tasks, group } = request;
  const { folder, configuration } = readPolicySource(policy, { config: undefined, runs: policy, overrides }, LOG);
  notify({ kind: 'stage', stage: 'setUp', message: 'Playing.' });
  const { rows, failures } = await playCheckpoint(configuration, folder, { split, tasks, group }, signal);
  writeRollouts(out, rows);
  return { kind: 'rollouts', file: out, steps: rows.length, failures: failures.length };
}
