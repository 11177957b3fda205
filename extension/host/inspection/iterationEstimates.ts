import { type Estimate, type RefusedEstimate, tryEstimate } from '../../engine/advantages/compare/estimate';
import { readChoice } from '../../engine/advantages/compare/readChoice';
import type { StepColumns } from '../../engine/advantages/estimator';
import { STEP_FACTS, stepColumns } from '../../engine/advantages/stepColumns';
import { UserError } from '../../shared/util/userError';
import type { InspectedRun } from '../../store/inspection/inspectedRun';
import { CachedResults } from './cachedResults';

/** Steps whose facts are kept, and steps whose advantages are, over all iterations and estimators. */
const KEPT_FACTS = 200_000;
const KEPT_ESTIMATES = 1_000_000;

/** An estimator on all steps of an iteration, in the order of its file. */
export interface IterationEstimate extends Estimate {
  /** The trajectory that each step belongs to, and its index within it. [steps] */
  readonly trajectory: readonly (string | number)[];
  readonly step: readonly number[];
  /** The largest |advantage|. */
  readonly scale: number;
}

/** Why there are no advantages, in a sentence. */
export interface Refusal {
  readonly refused: string;
}

type KnownFacts = StepColumns & Required<Pick<StepColumns, 'trajectory' | 'step'>>;
type Facts = KnownFacts | Refusal;

/** Computes estimators on the stored facts of an iteration, and keeps what was asked for last. */
export class IterationEstimates {
  private readonly facts = new CachedResults<Facts>(KEPT_FACTS, weightOf, lasts);
  private readonly estimates = new CachedResults<IterationEstimate | Refusal>(
    KEPT_ESTIMATES,
    (estimate) => ('refused' in estimate ? 0 : estimate.advantage.length),
    lasts,
  );

  constructor(private readonly run: Pick<InspectedRun, 'stepsOfIteration'>) {}

  /** What the estimator that `gigpo:gamma=0.9` names makes of an iteration. */
  of(iteration: number, estimator: string): Promise<IterationEstimate | Refusal> {
    return this.estimates.get(`${iteration} ${estimator}`, async () => {
      const facts = await this.factsOf(iteration);
      return 'refused' in facts ? facts : compute(facts, estimator);
    });
  }

  private factsOf(iteration: number): Promise<Facts> {
    return this.facts.get(String(iteration), async () => {
      const { steps, problem } = await this.run.stepsOfIteration(iteration, STEP_FACTS);
      return problem ? { refused: problem.what } : (stepColumns(steps) as KnownFacts);
    });
  }
}

function compute(facts: KnownFacts, estimator: string): IterationEstimate | Refusal {
  try {
    const estimate: Estimate | RefusedEstimate = tryEstimate(facts, readChoice(estimator));
    if ('reason' in estimate) return { refused: estimate.reason };
    const scale = estimate.advantage.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0);
    return { ...estimate, trajectory: facts.trajectory, step: facts.step, scale };
  } catch (error) {
    if (error instanceof UserError) return { refused: error.message };
    throw error;
  }
}

function weightOf(facts: Facts): number {
  return 'refused' in facts ? 0 : facts.step.length;
}

const lasts = (result: object): boolean => !('refused' in result);
