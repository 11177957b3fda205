import type { RunManifest } from '../../shared/model/runFolder';
import type { JobProgress, JobSnapshot } from '../../shared/protocol/trainer';

/** Seconds as people read them: `40 s`, `3 min`, `2 h 10 min`. */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** A share as the tables of Couplet print it: `.85`. */
export function shareText(share: number): string {
  return Number.isFinite(share) ? share.toFixed(2).replace(/^0/, '') : '–';
}

/** What tells how good a policy is, the best first. The last line of metrics has one of them: that of a complete run only the last. */
const SUCCESSES = [
  { metric: 'eval/L0/success', words: 'success' },
  { metric: 'rollout/success', words: 'success' },
  { metric: 'greedy/L0/success', words: 'greedy success' },
] as const;

/** What stands behind a run's name: iteration and success, or step and loss of a cold start; and, while it trains here, the time left. */
export function runDescription(
  { iteration, iterations }: Pick<RunManifest, 'iteration' | 'iterations'>,
  metrics: Readonly<Record<string, number>>,
  snapshot: JobSnapshot | null,
): string {
  const progress = snapshot?.progress ?? null;
  const left = progress?.secondsLeft ?? null;
  return [
    ...(progress?.stage === 'coldStart'
      ? coldStartTexts(progress, metrics['coldStart/loss'])
      : iterationTexts(iteration, iterations, metrics)),
    ...(left === null ? [] : [`${durationText(left)} left`]),
  ].join(' · ');
}

function coldStartTexts({ done, total }: JobProgress, loss: number | undefined): string[] {
  return [`cold start ${done}/${total}`, ...(loss === undefined ? [] : [`loss ${loss.toFixed(2)}`])];
}

function iterationTexts(iteration: number, iterations: number, metrics: Readonly<Record<string, number>>): string[] {
  const measure = SUCCESSES.find(({ metric }) => metric in metrics);
  return [
    iterations > 0 ? `${iteration}/${iterations}` : 'cold start',
    ...(measure === undefined ? [] : [`${measure.words} ${shareText(metrics[measure.metric]!)}`]),
  ];
}
