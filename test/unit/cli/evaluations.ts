import { wilsonInterval } from '../../../extension/engine/statistics/wilsonInterval';
import type { SplitEvaluation } from '../../../extension/shared/model/evaluation';

/** An evaluation over 100 episodes with that success. */
export function splitEvaluation(success: number, shares: Partial<SplitEvaluation> = {}): SplitEvaluation {
  return {
    episodes: 100,
    success: wilsonInterval(Math.round(success * 100), 100),
    flawed: 0.2,
    repeated: 0.1,
    invalid: 0.05,
    steps: 12,
    entropy: 0.3,
    responseTokens: 4,
    ...shares,
  };
}
