import { dirname } from 'node:path';
import type { Configuration } from '../../engine/configuration/configuration';
import { runNameOf } from '../../engine/configuration/configuration';
import { configurationError } from '../../engine/configuration/problem';
import { readConfiguration } from '../../engine/configuration/readConfiguration';
import type { ClassificationData } from '../../shared/model/classification';
import type { RunStatus } from '../../shared/model/runFolder';
import type { EvaluationNotice, TrainingOutcome } from '../../shared/model/training';
import { UserError } from '../../shared/util/userError';
import { checkpointFolder, latestCheckpoint } from '../../store/checkpoints';
import { gitCommit } from '../../store/gitCommit';
import { RunFolder } from '../../store/runFolder';
import { newRunFolder } from '../../store/runNames';
import { runtimeVersions } from '../../store/versions';
import type { Algorithm } from '../algorithms/algorithm';
import { LabelReplay } from '../algorithms/labelReplay';
import { ALGORITHMS } from '../algorithms/table';
import { CONFIGURATION_TABLES } from '../configurationTables';
import { readModelFolder } from '../policy/huggingFace/modelFolder';
import { policyOf } from '../policy/loadPolicy';
import type { Policy } from '../policy/policy';
import { coldStart } from './coldStartStage';
import { evaluateHeldOut, evaluatePolicy } from './evaluation';
import { beginWithLabels } from './labels/beginWithLabels';
import { resumeWithLabels } from './labels/resumeWithLabels';
import { storeLabels } from './labels/storeLabels';
import type { TrainingOptions } from './options';
import { waitWhilePaused } from './pause';
import { PROGRAM_VERSION } from './programVersion';
import { advantageChoice, type Job, rolloutSettings, setUpJob } from './setUp';
import { restoreOptimizer, type TrainingState, writeState } from './trainingState';

/** Trains a configuration in a new run folder below `runs`. Throws what stops it; the run then says `failed` and why. */
export async function startTraining(
  configuration: Configuration,
  runs: string,
  options: TrainingOptions,
): Promise<TrainingOutcome> {
  options.notify({ kind: 'stage', stage: 'setUp', message: 'Setting up.' });
  const job = await setUpJob(configuration);
  try {
    const labels = await beginWithLabels(configuration, job.environment);
    const folder = RunFolder.create(newRunFolder(runs, runNameOf(configuration)), {
      name: runNameOf(configuration),
      configuration,
      seed: configuration.seed,
      versions: { ...runtimeVersions(PROGRAM_VERSION), library: job.compute.library },
      gitCommit: gitCommit(dirname(runs)),
      compute: job.compute,
      iterations: iterationsOf(configuration),
    });
    return await new Training(job, labels, folder, options).run(null);
  } finally {
    await job.close();
  }
}

/** Goes on with a run from its last checkpoint, or from its beginning where it has none yet, as if it had never stopped. */
export async function resumeTraining(run: string, options: TrainingOptions): Promise<TrainingOutcome> {
  options.notify({ kind: 'stage', stage: 'setUp', message: 'Setting up.' });
  const folder = RunFolder.open(run);
  try {
    const { iteration, iterations, status } = folder.manifest;
    if (status === 'completed')
      throw new UserError(
        `The run ${run} is complete: ${iteration} of ${iterations} iterations. There is nothing to resume.`,
      );
    const checkpoint = latestCheckpoint(folder.paths.checkpoints);
    const configuration = recordedConfiguration(folder);
    const job = await setUpJob(configuration, checkpoint?.folder);
    try {
      const { labels, change } = await resumeWithLabels(folder.paths, configuration, job.environment);
      const resumeAt = checkpoint?.facts.iteration ?? null;
      folder.rewindTo(resumeAt);
      folder.update({ compute: job.compute });
      folder.setStatus('running');
      const repeated = iteration - (resumeAt ?? 0);
      folder.recordEvent('resumed', resumedText(resumeAt), { iteration: resumeAt ?? 0, repeated });
      options.notify({ kind: 'resumed', iteration: resumeAt, repeated });
      const training = new Training(job, labels, folder, options);
      if (change !== null) training.problem(change);
      return await training.run(checkpoint ? (checkpoint.facts.state as TrainingState) : null);
    } finally {
      await job.close();
    }
  } finally {
    folder.close();
  }
}

/** One training in one process: cold start, then iterations with evaluations and checkpoints in between. */
class Training {
  private evaluations: EvaluationNotice[] = [];
  /** Temperatures at which the present iteration is still to be evaluated. */
  private dueTemperatures: number[] = [];
  private latestMetrics: Readonly<Record<string, number>> = {};
  private readonly replay: LabelReplay | null;

  constructor(
    private readonly job: Job,
    private readonly labels: ClassificationData | null,
    private readonly folder: RunFolder,
    private readonly options: TrainingOptions,
  ) {
    const learnt = labels?.actions.filter(({ heldOut }) => !heldOut);
    this.replay = learnt ? new LabelReplay(learnt, job.configuration.labels, job.format) : null;
  }

  /** Runs to the end or until aborted; `state` is that of the checkpoint the policy was loaded from. */
  async run(state: TrainingState | null): Promise<TrainingOutcome> {
    const { job, labels, folder, options } = this;
    options.notify({
      kind: 'started',
      run: folder.paths.folder,
      compute: job.compute,
      parameters: job.loaded.policy.parameters,
    });
    try {
      this.evaluations = [...(state?.evaluations ?? [])];
      if (state === null && labels) storeLabels(folder, labels);
      if (state === null && !(await coldStart(job, this.replay, folder, options)))
        return this.end('interrupted', 'Stopped in the cold start; resuming begins anew.');
      const reference = this.makeReference(state !== null);
      const algorithm = this.makeAlgorithm(reference);
      try {
        if (state && algorithm) restoreOptimizer(this.checkpoint(folder.manifest.iteration), algorithm, state);
        this.dueTemperatures = state ? [...state.dueTemperatures] : this.temperatures(true);
        await this.evaluate();
        if (state === null || options.signal.aborted) await this.writeCheckpoint(algorithm);
        await this.iterate(algorithm);
      } finally {
        algorithm?.dispose();
        reference?.dispose();
      }
      return options.signal.aborted ? this.end('interrupted', 'Stopped on request.') : this.end('completed');
    } catch (error) {
      this.end('failed', error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      folder.close();
    }
  }

  private async iterate(algorithm: Algorithm | null): Promise<void> {
    const { job, folder, options } = this;
    const { evaluation, checkpoint } = job.configuration;
    const { iterations } = folder.manifest;
    if (algorithm && !options.signal.aborted)
      options.notify({ kind: 'stage', stage: 'training', message: `Training for ${iterations} iterations.` });
    for (let i = folder.manifest.iteration + 1; algorithm && i <= iterations; i++) {
      if (options.requests?.takeCheckpoint()) await this.writeCheckpoint(algorithm);
      await waitWhilePaused(folder, options);
      if (options.signal.aborted) break;
      const report = await algorithm.iterate(i);
      if (!report) break;
      for (const { ids, reason } of report.rollouts.failures)
        this.problem(`Episode ${ids.trajectoryId} was left out: ${reason}`);
      const rows = report.rollouts.trajectories.flatMap((trajectory) => trajectory.rows);
      const metrics = { ...report.metrics, 'memory/rss': process.memoryUsage.rss(), ...job.gpu?.read() };
      folder.commitIteration(i, rows, metrics);
      this.latestMetrics = metrics;
      options.notify({ kind: 'progress', stage: 'training', done: i, total: iterations, metrics });
      const last = i === iterations;
      if (last || (evaluation.every > 0 && i % evaluation.every === 0)) this.dueTemperatures = this.temperatures(last);
      await this.evaluate();
      if (last || i % checkpoint.every === 0) await this.writeCheckpoint(algorithm);
    }
    if (options.signal.aborted) await this.writeCheckpoint(algorithm);
  }

  private temperatures(greedyToo: boolean): number[] {
    const { temperature, greedy } = this.job.configuration.evaluation;
    return greedyToo && greedy ? [temperature, 0] : [temperature];
  }

  /** Evaluates at the temperatures that are due; those an abort leaves are done on resume. */
  private async evaluate(): Promise<void> {
    const { job, folder, options } = this;
    const { iteration } = folder.manifest;
    for (let [at] = this.dueTemperatures; at !== undefined && !options.signal.aborted; [at] = this.dueTemperatures) {
      options.notify({
        kind: 'stage',
        stage: 'evaluation',
        message: at === 0 ? 'Evaluating greedily.' : 'Evaluating.',
      });
      // Before and after is what the judge is compared between; asking costs about as much as playing.
      const judging = at !== 0 && (iteration === 0 || iteration === folder.manifest.iterations);
      const report = await evaluatePolicy(job, iteration, at, judging, options.signal);
      const heldOut = report && judging ? await this.judgeHeldOut() : {};
      if (!report || options.signal.aborted) return;
      const notice: EvaluationNotice = { kind: 'evaluation', iteration, temperature: at, splits: report.splits };
      this.evaluations.push(notice);
      this.dueTemperatures.shift();
      folder.recordMetrics(iteration, { ...report.metrics, ...heldOut });
      options.notify(notice);
    }
  }

  private async judgeHeldOut(): Promise<Readonly<Record<string, number>>> {
    const heldOut = this.labels?.actions.filter((action) => action.heldOut) ?? [];
    return heldOut.length > 0 ? evaluateHeldOut(this.job, heldOut, this.options.signal) : {};
  }

  private async writeCheckpoint(algorithm: Algorithm | null): Promise<void> {
    const { job, folder, options } = this;
    const state: TrainingState = {
      updates: algorithm?.updates ?? 0,
      evaluations: this.evaluations,
      dueTemperatures: this.dueTemperatures,
    };
    await folder.writeCheckpoint(
      { write: (target) => writeState(target, job.loaded, algorithm), metrics: this.latestMetrics, state },
      job.configuration.checkpoint.keep,
    );
    options.notify({ kind: 'checkpoint', iteration: folder.manifest.iteration });
  }

  /** The policy that the KL term compares with: the one the iterations start from. */
  private makeReference(resumed: boolean): Policy | null {
    const { algorithm } = this.job.configuration;
    if (!('klCoefficient' in algorithm) || algorithm.klCoefficient === 0) return null;
    return resumed ? policyOf(readModelFolder(this.checkpoint(0))) : this.job.loaded.policy.copy();
  }

  private makeAlgorithm(reference: Policy | null): Algorithm | null {
    const { job, options } = this;
    const { configuration, loaded } = job;
    const settings = configuration.algorithm;
    const context = {
      environment: job.environment,
      policy: loaded.policy,
      generator: job.generator,
      format: job.format,
      economies: job.economies,
      rng: job.rng,
      labels: this.replay,
      rollout: {
        ...rolloutSettings(configuration),
        tasks: configuration.rollout.tasks,
        group: configuration.rollout.group,
      },
      cancelled: () => options.signal.aborted,
    };
    const advantage = advantageChoice(configuration);
    return ALGORITHMS[settings.id](context, settings as never, advantage, reference);
  }

  private checkpoint(iteration: number): string {
    return checkpointFolder(this.folder.paths.checkpoints, iteration);
  }

  /** Notes what a person should know of. */
  problem(message: string): void {
    this.folder.recordEvent('problem', message);
    this.options.notify({ kind: 'problem', message });
  }

  private end(status: RunStatus, reason = ''): TrainingOutcome {
    this.folder.setStatus(status, reason);
    const { temperature } = this.job.configuration.evaluation;
    const found = (at: number, which: 'first' | 'last') => {
      const fitting = this.evaluations.filter((notice) => notice.temperature === at);
      return (which === 'first' ? fitting.find(({ iteration }) => iteration === 0) : fitting.at(-1))?.splits ?? null;
    };
    return {
      run: this.folder.paths.folder,
      status,
      iterations: this.folder.manifest.iteration,
      before: found(temperature, 'first'),
      evaluation: found(temperature, 'last'),
      greedyBefore: found(0, 'first'),
      greedy: found(0, 'last'),
    };
  }
}

/** The configuration that a run was begun with; what its version did not know yet has its default. */
function recordedConfiguration({ manifest, paths }: RunFolder): Configuration {
  const { configuration, problems } = readConfiguration(manifest.configuration as object, CONFIGURATION_TABLES);
  if (problems.length > 0) throw configurationError(problems, paths.manifest);
  return configuration;
}

function iterationsOf({ algorithm }: Configuration): number {
  return 'iterations' in algorithm ? algorithm.iterations : 0;
}

function resumedText(iteration: number | null): string {
  return iteration === null
    ? 'resumed from the beginning, for want of a checkpoint'
    : `resumed after iteration ${iteration}`;
}
