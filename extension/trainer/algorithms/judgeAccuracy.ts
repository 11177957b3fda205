import { balancedAccuracy, recallByClass } from '../../engine/statistics/balancedAccuracy';
import { bootstrapInterval } from '../../engine/statistics/bootstrapInterval';
import type { ShareInterval } from '../../engine/statistics/wilsonInterval';
import type { Rng } from '../../shared/util/rng';

/** A judgement beside the truth. */
export interface JudgedPair {
  readonly taskId: string;
  readonly good: boolean;
  readonly judgedGood: boolean;
}

/** How one class of actions was judged. */
export interface JudgedClass {
  /** (state, action) pairs of the class that were asked about. */
  readonly count: number;
  /** Share of them that was told to be what it is. */
  readonly recall: number;
}

/** How well a policy tells good actions from bad ones; .5 is chance. */
export interface JudgeReport {
  /** Mean of both recalls, with its 95 % interval by a bootstrap over tasks: pairs of one state are not independent. */
  readonly balancedAccuracy: ShareInterval;
  readonly good: JudgedClass;
  readonly bad: JudgedClass;
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
