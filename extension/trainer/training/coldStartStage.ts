import type { RunFolder } from '../../store/runFolder';
import { trainColdStart } from '../algorithms/coldStart';
import { collectDemonstrations, type Demonstrations } from '../algorithms/demonstrations';
import { questionsOfStates } from '../algorithms/judgedStates';
import type { LabelReplay } from '../algorithms/labelReplay';
import type { Questions } from '../algorithms/questions';
import type { TrainingOptions } from './options';
import { waitWhilePaused } from './pause';
import { expertMaxStepsOf, type Job } from './setUp';

/** Steps between two reports. */
const REPORT_EVERY = 10;

/** Supervised training on expert play; false when it was aborted. */
export async function coldStart(
  job: Job,
  labels: LabelReplay | null,
  folder: RunFolder,
  options: TrainingOptions,
): Promise<boolean> {
  const settings = job.configuration.coldStart;
  if (settings.steps === 0) return !options.signal.aborted;
  options.notify({ kind: 'stage', stage: 'coldStart', message: 'Collecting expert trajectories.' });
  const demonstrations = await demonstrate(job);
  const { trajectories, actions, judged, cutShort } = demonstrations;
  const facts = { trajectories, actions: actions.length, judgedStates: judged.length, cutShort };
  folder.recordEvent('stage', `cold start on ${trajectories} expert trajectories`, facts);
  options.notify({ kind: 'stage', stage: 'coldStart', message: `Cold start on ${actions.length} expert actions.` });
  let tokens = 0;
  const startedAt = performance.now();
  const { loaded, rng } = job;
  const questions = questionsOf(job, demonstrations, labels);
  await trainColdStart(loaded.policy, actions, questions, settings, rng.fork('coldStart'), async (report) => {
    tokens += report.tokens;
    if (report.step % REPORT_EVERY === 0 || report.step === settings.steps) {
      const metrics = {
        'coldStart/step': report.step,
        'coldStart/loss': report.responseLoss,
        ...(report.classificationLoss !== null && { 'coldStart/classificationLoss': report.classificationLoss }),
        'coldStart/gradientNorm': report.gradientNorm,
        'throughput/tokens': (tokens / (performance.now() - startedAt)) * 1000,
      };
      folder.recordMetrics(0, metrics);
      options.notify({ kind: 'progress', stage: 'coldStart', done: report.step, total: settings.steps, metrics });
    }
    await waitWhilePaused(folder, options);
    return !options.signal.aborted;
  });
  return !options.signal.aborted;
}

/** What is asked about actions beside: the labels of earlier runs, or what was judged in expert play; null where nothing is. */
export function questionsOf(
  { configuration: { coldStart }, format }: Job,
  { judged }: Demonstrations,
  labels: LabelReplay | null,
): Questions | null {
  if (coldStart.classification === 'labels') return labels;
  return judged.length > 0 ? questionsOfStates(judged, coldStart, format) : null;
}

/** Expert play on the first training tasks, as the configuration asks for it. */
export async function demonstrate({ environment, format, configuration, rng }: Job): Promise<Demonstrations> {
  const { trajectories, explorationRate, targetNoise, classification } = configuration.coldStart;
  const count = Math.min(trajectories, environment.taskCount('L0'));
  const tasks = Array.from({ length: count }, (_, i) => environment.task('L0', i));
  const maxSteps = expertMaxStepsOf(configuration);
  const settings = { prompt: configuration.prompt, explorationRate, targetNoise, maxSteps, classification };
  return collectDemonstrations(environment, format, tasks, settings, rng);
}
