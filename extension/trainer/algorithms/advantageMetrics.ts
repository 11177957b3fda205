import type { RolloutRow } from '../../shared/model/rolloutRow';

/**
 * How credit falls on flawed steps. A mean below 0 is what the lemma of arXiv 2509.23870 expects; the share above 0 shows how often
 * single flawed steps are rewarded all the same. Steps of groups without spread (advantage 0) are left out.
 */
export function advantageMetrics(rows: readonly RolloutRow[], advantages: ArrayLike<number>): Record<string, number> {
  const judged = rows
    .map((row, i) => ({ verdict: row.verdict, group: row.groupId, advantage: advantages[i]! }))
    .filter(({ advantage }) => advantage !== 0);
  const groups = new Set(rows.map((row) => row.groupId)).size;
  const withSignal = new Set(judged.map(({ group }) => group)).size;
  const metrics: Record<string, number> = { 'advantage/groupsWithoutSpread': 1 - withSignal / Math.max(1, groups) };
  const flawed = judged.filter(({ verdict }) => verdict === 'flawed').map(({ advantage }) => advantage);
  const helpful = judged
    .filter(({ verdict }) => verdict === 'good' || verdict === 'explore')
    .map(({ advantage }) => advantage);
  if (flawed.length > 0) {
    metrics['advantage/flawed'] = mean(flawed);
    metrics['advantage/flawedRewarded'] = flawed.filter((a) => a > 0).length / flawed.length;
  }
  if (helpful.length > 0) metrics['advantage/helpful'] = mean(helpful);
  return metrics;
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
