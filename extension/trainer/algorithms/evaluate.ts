import type { Environment } from '../../engine/environments/environment';
import { evaluationTasks } from '../../engine/environments/evaluationTasks';
import type { PromptSettings } from '../../engine/prompting/prompt';
import { wilsonInterval } from '../../engine/statistics/wilsonInterval';
import type { Split } from '../../shared/model/environmentFacts';
import type { SplitEvaluation } from '../../shared/model/evaluation';
import type { Rng } from '../../shared/util/rng';
import type { Generator } from '../policy/generation/generator';
import type { Sampling } from '../policy/generation/sampling';
import type { AgentFormat } from '../rollout/agentFormat';
import { collectRollouts } from '../rollout/collectRollouts';
import { summarize } from '../rollout/summarize';
import type { Judge } from './judge';

export interface EvaluationSettings {
  readonly prompt: PromptSettings;
  readonly sampling: Sampling;
  readonly maxSteps: number;
  readonly splits: readonly Split[];
  readonly episodes: number;
}

/**
 * Plays the first `episodes` tasks of each split once; success with its 95 % Wilson interval. The noise of an episode depends on the
 * seed, the split and its index, so two policies meet the same luck. L0 tasks are those of training. `judge`, where there is one,
 * asks about the actions of the states that were visited. A split that was cancelled is left out.
 */
export async function evaluate(
  environment: Environment,
  generator: Generator,
  format: AgentFormat,
  settings: EvaluationSettings,
  iteration: number,
  rng: Rng,
  cancelled: () => boolean = () => false,
  judge: Judge | null = null,
): Promise<Partial<Record<Split, SplitEvaluation>>> {
  const splits: Partial<Record<Split, SplitEvaluation>> = {};
  for (const split of settings.splits) {
    const requests = evaluationTasks(environment, split, settings.episodes).map((task, i) => ({
      task,
      ids: { iteration, groupId: `eval/${split}/${i}`, trajectoryId: `eval/${split}/${i}/0` },
      rng: rng.fork(split, i),
    }));
    const report = await collectRollouts(environment, generator, format, requests, settings, cancelled);
    const judged = judge && (await judge.measure(report.trajectories, rng.fork('judge', split), cancelled));
    if (cancelled()) break;
    const successes = report.trajectories.filter((t) => t.success).length;
    splits[split] = {
      episodes: report.trajectories.length,
      success: wilsonInterval(successes, report.trajectories.length),
      ...summarize(report.trajectories),
      ...(judge && { judge: judged }),
    };
  }
  return splits;
}
