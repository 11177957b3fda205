import type { Configuration } from '../../../engine/configuration/configuration';

/** Whether a training learns from labels of earlier runs; one that does neither GCD nor a cold start by labels does not, whatever `labels` says. */
export function usesLabels({ labels, algorithm, coldStart }: Configuration): boolean {
  const inColdStart = coldStart.classification === 'labels' && coldStart.steps > 0;
  return labels.runs.length > 0 && (algorithm.id === 'gcd' || inColdStart);
}
