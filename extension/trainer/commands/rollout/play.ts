import type { Configuration } from '../../../engine/configuration/configuration';
import type { Environment } from '../../../engine/environments/environment';
import { wilsonInterval } from '../../../engine/statistics/wilsonInterval';
import type { Split } from '../../../shared/model/environmentFacts';
import type { ShareInterval } from '../../../shared/model/evaluation';
import type { RolloutRow } from '../../../shared/model/rolloutRow';
import { Rng } from '../../../shared/util/rng';
import { openEnvironment } from '../../environments/openEnvironment';
import { collectRollouts, type RolloutReport, type RolloutRequest } from '../../rollout/collectRollouts';
import type { Trajectory } from '../../rollout/episodeRun';
import { summarize } from '../../rollout/summarize';
import { rolloutSettings, setUpJob } from '../../training/setUp';
import { playEpisode, type ScriptedPolicy } from './playEpisode';

/** Which episodes to play. */
export interface RolloutPlan {
  readonly split: Split;
  readonly tasks: number;
  /** Trajectories of each task. */
  readonly group: number;
}

/** What was played. */
export interface PlayReport {
  readonly rows: readonly RolloutRow[];
  readonly failures: RolloutReport['failures'];
  readonly summary: {
    readonly episodes: number;
    readonly success: ShareInterval;
    readonly flawed: number | null;
    readonly repeated: number;
    readonly invalid: number;
  };
  /** It was stopped before the end. */
  readonly stopped: boolean;
}

/** Rollouts of a policy folder. */
export async function playCheckpoint(
  configuration: Configuration,
  folder: string,
  plan: RolloutPlan,
  signal: AbortSignal,
): Promise<PlayReport> {
  const job = await setUpJob(configuration, folder);
  try {
    const requests = requestsOf(job.environment, plan, job.rng);
    const settings = rolloutSettings(configuration);
    const stopped = () => signal.aborted;
    const report = await collectRollouts(job.environment, job.generator, job.format, requests, settings, stopped);
    return reportOf(report.trajectories, report.failures, signal);
  } finally {
    await job.close();
  }
}

/** Rollouts of chance or of the environment's expert, one after the other. */
export async function playScript(
  configuration: Configuration,
  policy: ScriptedPolicy,
  plan: RolloutPlan,
  signal: AbortSignal,
): Promise<PlayReport> {
  const rng = Rng.from('run', configuration.seed);
  const environment = await openEnvironment(configuration, rng);
  const trajectories: Trajectory[] = [];
  const failures: { ids: RolloutRequest['ids']; reason: string }[] = [];
  try {
    for (const request of requestsOf(environment, plan, rng)) {
      if (signal.aborted) break;
      const outcome = await playEpisode(environment, request, policy, rolloutSettings(configuration));
      if (typeof outcome === 'string') failures.push({ ids: request.ids, reason: outcome });
      else trajectories.push(outcome);
    }
    return reportOf(trajectories, failures, signal);
  } finally {
    await environment.close?.();
  }
}

/** The first tasks of the split, each `group` times. */
function requestsOf(environment: Environment, { split, tasks, group }: RolloutPlan, rng: Rng): RolloutRequest[] {
  const count = Math.min(tasks, environment.taskCount(split));
  return Array.from({ length: count }, (_, g) => g).flatMap((g) =>
    Array.from({ length: group }, (_, sibling) => {
      const groupId = `000000/g${String(g).padStart(2, '0')}`;
      return {
        task: environment.task(split, g),
        ids: { iteration: 0, groupId, trajectoryId: `${groupId}/t${sibling}` },
        rng: rng.fork('rollout', split, g, sibling),
      };
    }),
  );
}

function reportOf(
  trajectories: readonly Trajectory[],
  failures: RolloutReport['failures'],
  signal: AbortSignal,
): PlayReport {
  const { flawed, repeated, invalid } = summarize(trajectories);
  const solved = trajectories.filter(({ success }) => success).length;
  return {
    rows: trajectories.flatMap(({ rows }) => rows),
    failures,
    summary: {
      episodes: trajectories.length,
      success: wilsonInterval(solved, trajectories.length),
      flawed,
      repeated,
      invalid,
    },
    stopped: signal.aborted,
  };
}
