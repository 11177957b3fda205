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
  const judge = judging ? makeJudge(job) : null;
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

/** A judge of the policy where the configured algorithm teaches it to judge. */
function makeJudge({ configuration, loaded, format, economies }: Job): Judge | null {
  const { algorithm } = configuration;
  if (algorithm.id !== 'gcd') return null;
  const { microBatchTokens } = algorithm;
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
