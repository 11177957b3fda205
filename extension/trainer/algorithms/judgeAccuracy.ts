import { balancedAccuracy, recallByClass } from '../../engine/statistics/balancedAccuracy';
import { bootstrapInterval } from '../../engine/statistics/bootstrapInterval';
import type { JudgeReport } from '../../shared/model/evaluation';
import type { Rng } from '../../shared/util/rng';

/** A judgement beside the truth. */
export interface JudgedPair {
  readonly taskId: string;
  readonly good: boolean;
  readonly judgedGood: boolean;
}

/** Balanced accuracy of judgements; null where only one class occurs, or none. */
export function judgeAccuracy(pairs: readonly JudgedPair[], rng: Rng): JudgeReport | null {
  const classes = recallByClass(...columnsOf(pairs));
  const [good, bad] = [true, false].map((label) => classes.find((entry) => entry.label === label));
  if (!good || !bad) return null;
  const tasks = new Map<string, JudgedPair[]>();
  for (const pair of pairs) {
    const known = tasks.get(pair.taskId);
    if (known) known.push(pair);
    else tasks.set(pair.taskId, [pair]);
  }
  const interval = bootstrapInterval([...tasks.values()], (drawn) => balancedAccuracy(...columnsOf(drawn.flat())), rng);
  return {
    balancedAccuracy: { mean: interval.estimate, low: interval.low, high: interval.high },
    good: { count: good.count, recall: good.recall },
    bad: { count: bad.count, recall: bad.recall },
  };
}

/** Truth and judgement. [pairs] both */
function columnsOf(pairs: readonly JudgedPair[]): [boolean[], boolean[]] {
  return [pairs.map(({ good }) => good), pairs.map(({ judgedGood }) => judgedGood)];
}
