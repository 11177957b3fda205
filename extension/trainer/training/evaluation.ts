import { defaultsOf } from '../../engine/configuration/parameters';
import { GRPO_PARAMETERS } from '../../engine/configuration/sections/algorithms';
import type { LabelledAction } from '../../shared/model/classification';
import type { JudgeReport, SplitEvaluation, SplitEvaluations } from '../../shared/model/evaluation';
import { evaluate } from '../algorithms/evaluate';
import { Judge } from '../algorithms/judge';
import { type Job, maxStepsOf } from './setUp';

/** An evaluation as metrics and as a table. */
export interface PolicyEvaluation {
  readonly splits: SplitEvaluations;
  readonly metrics: Readonly<Record<string, number>>;
}

/**
 * Evaluates the job's policy on the configured splits; null when aborted. With `judging` a policy that its algorithm teaches to
 * judge actions is also asked about them.
 */
export async function evaluatePolicy(
  job: Job,
  iteration: number,
  temperature: number,
  judging: boolean,
  signal: AbortSignal,
): Promise<PolicyEvaluation | null> {
  const { evaluation, prompt, rollout } = job.configuration;
  const judge = judging && job.configuration.algorithm.id === 'gcd' ? makeJudge(job) : null;
  try {
    const splits = await evaluate(
      job.environment,
      job.generator,
      job.format,
      {
        prompt,
        sampling: { temperature, topP: 1, maxNewTokens: rollout.maxNewTokens },
        maxSteps: maxStepsOf(job.configuration),
        splits: evaluation.splits,
        episodes: evaluation.episodes,
      },
      iteration,
      job.rng.fork('evaluation'),
      () => signal.aborted,
      judge,
    );
    if (signal.aborted) return null;
    const prefix = temperature === 0 ? 'greedy' : 'eval';
    const metrics = Object.entries(splits).flatMap(([split, report]) => metricsOf(`${prefix}/${split}`, report));
    return { splits, metrics: Object.fromEntries(metrics) };
  } finally {
    judge?.dispose();
  }
}

/**
 * How well the job's policy judges labelled actions that it does not learn from, as metrics; none where there are none of both classes,
 * or when aborted.
 */
export async function evaluateHeldOut(
  job: Job,
  heldOut: readonly LabelledAction[],
  signal: AbortSignal,
): Promise<Readonly<Record<string, number>>> {
  const judge = makeJudge(job);
  try {
    const report = await judge.compare(heldOut, job.rng.fork('heldOut'), () => signal.aborted);
    return Object.fromEntries(report ? judgeMetrics('labels/judge', report) : []);
  } finally {
    judge.dispose();
  }
}

function makeJudge({ configuration: { algorithm }, loaded, format, economies }: Job): Judge {
  const { microBatchTokens } = 'microBatchTokens' in algorithm ? algorithm : defaultsOf(GRPO_PARAMETERS);
  return new Judge(loaded.policy, format, { microBatchTokens, sharePrefixes: economies.sharePrefixes });
}

function metricsOf(prefix: string, report: SplitEvaluation): [string, number][] {
  const { success, judge, ...shares } = report;
  const numbers = Object.entries(shares).filter((entry): entry is [string, number] => entry[1] !== null);
  return [
    [`${prefix}/success`, success.mean],
    [`${prefix}/success/low`, success.low],
    [`${prefix}/success/high`, success.high],
    ...numbers.map(([name, value]): [string, number] => [`${prefix}/${name}`, value]),
    ...(judge ? judgeMetrics(`${prefix}/judge`, judge) : []),
  ];
}

function judgeMetrics(prefix: string, { balancedAccuracy, good, bad }: JudgeReport): [string, number][] {
  return [
    [prefix, balancedAccuracy.mean],
    [`${prefix}/low`, balancedAccuracy.low],
    [`${prefix}/high`, balancedAccuracy.high],
    [`${prefix}/goodRecall`, good.recall],
    [`${prefix}/badRecall`, bad.recall],
  ];
}
