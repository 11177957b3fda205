import type { Environment } from '../../engine/environments/environment';
import type { PromptSettings } from '../../engine/prompting/prompt';
import { type ShareInterval, wilsonInterval } from '../../engine/statistics/wilsonInterval';
import type { Split } from '../../shared/model/environmentFacts';
import type { Rng } from '../../shared/util/rng';
import type { Generator } from '../policy/generation/generator';
import type { Sampling } from '../policy/generation/sampling';
import type { AgentFormat } from '../rollout/agentFormat';
import { collectRollouts, type RolloutReport } from '../rollout/collectRollouts';
import { type RolloutShares, summarize } from '../rollout/summarize';

/** What one split measured. Shares are of steps; null where the environment has no oracle. */
export interface SplitEvaluation extends RolloutShares {
  readonly episodes: number;
  readonly success: ShareInterval;
}

export interface EvaluationSettings {
  readonly prompt: PromptSettings;
  readonly sampling: Sampling;
  readonly maxSteps: number;
  readonly splits: readonly Split[];
  readonly episodes: number;
}

/** Evaluation of several splits and the trajectories it played. */
export interface EvaluationReport {
  readonly splits: Readonly<Partial<Record<Split, SplitEvaluation>>>;
  readonly rollouts: Readonly<Partial<Record<Split, RolloutReport>>>;
}

/**
 * Plays the first `episodes` tasks of each split once; success with its 95 % Wilson interval. The noise of an episode depends on the
 * seed, the split and its index, so two policies meet the same luck. L0 tasks are those of training.
 */
export async function evaluate(
  environment: Environment,
  generator: Generator,
  format: AgentFormat,
  settings: EvaluationSettings,
  iteration: number,
  rng: Rng,
  cancelled: () => boolean = () => false,
): Promise<EvaluationReport> {
  const splits: Partial<Record<Split, SplitEvaluation>> = {};
  const rollouts: Partial<Record<Split, RolloutReport>> = {};
  for (const split of settings.splits) {
    const count = Math.min(settings.episodes, environment.taskCount(split));
    const requests = Array.from({ length: count }, (_, i) => ({
      task: environment.task(split, i),
      ids: { iteration, groupId: `eval/${split}/${i}`, trajectoryId: `eval/${split}/${i}/0` },
      rng: rng.fork(split, i),
    }));
    const report = await collectRollouts(environment, generator, format, requests, settings, cancelled);
    if (cancelled()) break;
    const successes = report.trajectories.filter((t) => t.success).length;
    splits[split] = {
      episodes: report.trajectories.length,
      success: wilsonInterval(successes, report.trajectories.length),
      ...summarize(report.trajectories),
    };
    rollouts[split] = report;
  }
  return { splits, rollouts };
}
