import type { Environment, Episode, Task } from '../../engine/environments/environment';
import type { PromptSettings } from '../../engine/prompting/prompt';
import type { Rng } from '../../shared/util/rng';
import { breathe } from '../breathe';
import { EpisodeError } from '../environments/episodeError';
import type { GenerationCounts, GenerationSession } from '../policy/generation/generationSession';
import type { Generator } from '../policy/generation/generator';
import type { Sampling } from '../policy/generation/sampling';
import type { AgentFormat } from './agentFormat';
import { EpisodeRun, type Trajectory, type TrajectoryIds } from './episodeRun';
import { settle } from './settle';

/** One episode to play. */
export interface RolloutRequest {
  readonly task: Task;
  readonly ids: TrajectoryIds;
  readonly rng: Rng;
}

export interface RolloutSettings {
  readonly prompt: PromptSettings;
  readonly sampling: Sampling;
  readonly maxSteps: number;
}

export interface RolloutReport {
  readonly trajectories: readonly Trajectory[];
  /** Episodes that ended in an `EpisodeError`, with the reason; they are left out of `trajectories`. */
  readonly failures: readonly { readonly ids: TrajectoryIds; readonly reason: string }[];
  readonly counts: GenerationCounts;
  /** Seconds in the model and in everything else. */
  readonly seconds: { readonly model: number; readonly environment: number };
}

/** Episodes that advance together; larger requests are played one batch after the other. */
const MAX_EPISODES = 128;

/**
 * Plays episodes side by side. Built-in environments answer at once and advance in lock-step. Environments in other processes are
 * split into two fixed cohorts that take turns: while one cohort's steps are under way the model answers the other, and the batches,
 * hence the results, do not depend on timing.
 *
 * An `EpisodeError` costs its episode; whatever else is thrown is thrown on. Every episode is closed, however this ends.
 */
export async function collectRollouts(
  environment: Environment,
  generator: Generator,
  format: AgentFormat,
  requests: readonly RolloutRequest[],
  settings: RolloutSettings,
  cancelled: () => boolean = () => false,
): Promise<RolloutReport> {
  const collector = new Collector(generator, settings);
  for (let from = 0; from < requests.length && !cancelled(); from += MAX_EPISODES)
    await collector.play(environment, format, requests.slice(from, from + MAX_EPISODES), cancelled);
  return collector.report();
}

class Collector {
  private readonly trajectories: Trajectory[] = [];
  private readonly failures: { ids: TrajectoryIds; reason: string }[] = [];
  private readonly counts: GenerationCounts = {
    prompts: 0,
    uniquePrompts: 0,
    promptTokens: 0,
    evaluatedPromptTokens: 0,
    newTokens: 0,
  };
  /** Errors that end the run. */
  private readonly fatal: unknown[] = [];
  private modelSeconds = 0;
  private readonly startedAt = performance.now();

  constructor(
    private readonly generator: Generator,
    private readonly settings: RolloutSettings,
  ) {}

  async play(
    environment: Environment,
    format: AgentFormat,
    requests: readonly RolloutRequest[],
    cancelled: () => boolean,
  ): Promise<void> {
    const resets = requests.map(({ task, rng }) => settle(() => environment.reset(task, rng.fork('environment'))));
    const asynchronous = resets.some((reset) => reset instanceof Promise);
    const outcomes = await Promise.all(resets);
    try {
      const runs: EpisodeRun[] = [];
      outcomes.forEach((outcome, i) => {
        const { ids, rng } = requests[i]!;
        const { prompt, maxSteps } = this.settings;
        if (outcome.ok) runs.push(new EpisodeRun(outcome.value, ids, format, prompt, maxSteps, rng));
        else this.lose(ids, outcome.error);
      });
      this.throwFatal();
      const cohorts = asynchronous ? [0, 1].map((half) => runs.filter((_, i) => i % 2 === half)) : [runs];
      await this.takeTurns(cohorts, cancelled);
    } finally {
      for (const outcome of outcomes) if (outcome.ok) await this.closeEpisode(outcome.value);
    }
    this.throwFatal();
  }

  private async takeTurns(members: readonly EpisodeRun[][], cancelled: () => boolean): Promise<void> {
    let cohorts = members
      .filter((runs) => runs.length > 0)
      .map((runs) => ({ runs, live: runs, session: this.generator.open(), pending: [] as Promise<void>[] }));
    try {
      while (cohorts.length > 0 && !cancelled()) {
        for (const cohort of cohorts) {
          await (cohort.pending.length > 0 ? Promise.all(cohort.pending) : breathe());
          this.throwFatal();
          cohort.live = cohort.live.filter((run) => !run.done);
          cohort.pending = this.advance(cohort.runs, cohort.live, cohort.session);
        }
        const finished = cohorts.filter((cohort) => cohort.live.length === 0);
        for (const { session } of finished) this.close(session);
        cohorts = cohorts.filter((cohort) => cohort.live.length > 0);
      }
    } finally {
      for (const { session, pending } of cohorts) {
        await Promise.all(pending);
        this.close(session);
      }
    }
    this.throwFatal();
    if (!cancelled())
      for (const run of members.flat()) if (run.done && !run.failure) this.trajectories.push(run.finish());
  }

  /** Draws the next action of every live episode and sends it off; what is pending never rejects. */
  private advance(
    runs: readonly EpisodeRun[],
    live: readonly EpisodeRun[],
    session: GenerationSession,
  ): Promise<void>[] {
    const requests = live.map((run) => ({ sequence: runs.indexOf(run), ...run.next() }));
    const from = performance.now();
    const responses = session.generate(requests, this.settings.sampling);
    this.modelSeconds += (performance.now() - from) / 1000;
    const pending: Promise<void>[] = [];
    live.forEach((run, i) => {
      const fail = (error: unknown) => {
        run.fail(error);
        this.lose(run.ids, error);
      };
      try {
        const step = run.act(responses[i]!);
        if (step instanceof Promise) pending.push(step.catch(fail));
      } catch (error) {
        fail(error);
      }
    });
    return pending;
  }

  /** Takes note of what ended an episode. Steps of other episodes may be under way, so errors of the run are thrown later. */
  private lose(ids: TrajectoryIds, error: unknown): void {
    if (error instanceof EpisodeError) this.failures.push({ ids, reason: error.message });
    else this.fatal.push(error);
  }

  /** Closes an episode; the others are closed also where this fails. */
  private async closeEpisode(episode: Episode): Promise<void> {
    try {
      await episode.close?.();
    } catch (error) {
      this.fatal.push(error);
    }
  }

  private throwFatal(): void {
    if (this.fatal.length > 0) throw this.fatal[0];
  }

  private close(session: GenerationSession): void {
    for (const name of Object.keys(this.counts) as (keyof GenerationCounts)[])
      this.counts[name] += session.counts[name];
    session.close();
  }

  report(): RolloutReport {
    const total = (performance.now() - this.startedAt) / 1000;
    return {
      trajectories: this.trajectories,
      failures: this.failures,
      counts: this.counts,
      seconds: { model: this.modelSeconds, environment: total - this.modelSeconds },
    };
  }
}
