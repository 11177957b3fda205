import { evaluate, type SplitEvaluation } from '../algorithms/evaluate';
import type { SplitEvaluations } from './notices';
import { type Job, maxStepsOf } from './setUp';

/** An evaluation as metrics and as a table. */
export interface PolicyEvaluation {
  readonly splits: SplitEvaluations;
  readonly metrics: Readonly<Record<string, number>>;
}

/** Evaluates the job's policy on the configured splits; null when aborted. */
export async function evaluatePolicy(
  job: Job,
  iteration: number,
  temperature: number,
  signal: AbortSignal,
): Promise<PolicyEvaluation | null> {
  const { evaluation, prompt, rollout } = job.configuration;
  const { splits } = await evaluate(
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
  );
  if (signal.aborted) return null;
  const prefix = temperature === 0 ? 'greedy' : 'eval';
  const metrics = Object.entries(splits).flatMap(([split, report]) => metricsOf(`${prefix}/${split}`, report));
  return { splits, metrics: Object.fromEntries(metrics) };
}

function metricsOf(prefix: string, report: SplitEvaluation): [string, number][] {
  const { success, ...shares } = report;
  const numbers = Object.entries(shares).filter((entry): entry is [string, number] => entry[1] !== null);
  return [
    [`${prefix}/success`, success.mean],
    [`${prefix}/success/low`, success.low],
    [`${prefix}/success/high`, success.high],
    ...numbers.map(([name, value]): [string, number] => [`${prefix}/${name}`, value]),
  ];
}
