import { chooseEstimator, type EstimatorChoice } from '../../../../extension/engine/advantages/compare/estimatorChoice';
import type { StepColumns } from '../../../../extension/engine/advantages/estimator';
import { estimatorById } from '../../../../extension/engine/advantages/table';
import { defaultsOf } from '../../../../extension/engine/configuration/parameters';

/** An estimator of the table with parameters that differ from their defaults. */
export function choose(id: string, parameters: Readonly<Record<string, number | string>> = {}): EstimatorChoice {
  const estimator = estimatorById(id);
  return chooseEstimator(estimator, { ...defaultsOf(estimator.parameters), ...parameters });
}

/** A step by hand: `[trajectory, state, reward]`. */
type Step = readonly [string, string, number];

/** One group of steps in time order. */
export function columnsOf(steps: readonly Step[], group: (trajectory: string) => string = () => 'g'): StepColumns {
  const position = new Map<string, number>();
  return {
    group: steps.map(([trajectory]) => group(trajectory)),
    trajectory: steps.map(([trajectory]) => trajectory),
    step: steps.map(([trajectory]) => {
      const step = position.get(trajectory) ?? 0;
      position.set(trajectory, step + 1);
      return step;
    }),
    state: steps.map(([, state]) => state),
    reward: steps.map(([, , reward]) => reward),
  };
}

/** Two siblings meet at one state; `a` earns early and loses, `b` wins late. */
export const EARLY_AND_LATE = columnsOf([
  ['a', 'start', 0.6],
  ['a', 'hall', 0],
  ['b', 'start', 0],
  ['b', 'hall', 1],
]);
