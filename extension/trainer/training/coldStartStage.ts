import { trainColdStart } from '../algorithms/coldStart';
import { collectDemonstrations } from '../algorithms/demonstrations';
import type { RunFolder } from '../run/runFolder';
import type { TrainingOptions } from './notices';
import { expertMaxStepsOf, type Job } from './setUp';

/** Steps between two reports. */
const REPORT_EVERY = 10;

/** Supervised training on expert play; false when it was aborted. */
export async function coldStart(job: Job, folder: RunFolder, options: TrainingOptions): Promise<boolean> {
  const settings = job.configuration.coldStart;
  if (settings.steps === 0) return !options.signal.aborted;
  options.notify({ kind: 'stage', stage: 'coldStart', message: 'Collecting expert trajectories.' });
  const tasks = job.environment.taskCount('L0');
  const count = Math.min(settings.trajectories, tasks);
  const demonstrations = await collectDemonstrations(
    job.environment,
    job.format,
    Array.from({ length: count }, (_, i) => job.environment.task('L0', i)),
    {
      prompt: job.configuration.prompt,
      explorationRate: settings.explorationRate,
      maxSteps: expertMaxStepsOf(job.configuration),
      judgements: settings.classification,
    },
    job.rng,
  );
  const { actions, judgements, cutShort } = demonstrations;
  const facts = { trajectories: count, actions: actions.length, judgements: judgements.length, cutShort };
  folder.recordEvent('stage', `cold start on ${count} expert trajectories`, facts);
  options.notify({ kind: 'stage', stage: 'coldStart', message: `Cold start on ${actions.length} expert actions.` });
  let tokens = 0;
  const startedAt = performance.now();
  await trainColdStart(job.loaded.policy, demonstrations, settings, job.rng.fork('coldStart'), (report) => {
    tokens += report.tokens;
    if (report.step % REPORT_EVERY === 0 || report.step === settings.steps) {
      const metrics = {
        'coldStart/step': report.step,
        'coldStart/loss': report.responseLoss,
        'coldStart/gradientNorm': report.gradientNorm,
        'throughput/tokens': (tokens / (performance.now() - startedAt)) * 1000,
      };
      folder.recordMetrics(0, metrics);
      options.notify({ kind: 'progress', stage: 'coldStart', done: report.step, total: settings.steps, metrics });
    }
    return !options.signal.aborted;
  });
  return !options.signal.aborted;
}
