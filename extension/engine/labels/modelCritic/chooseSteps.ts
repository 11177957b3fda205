import type { Split } from '../../../shared/model/environmentFacts';
import type { LabelTarget } from '../../../shared/model/label';
import type { TrajectoryLine } from '../../../shared/model/trajectoryLine';
import { Rng } from '../../../shared/util/rng';

/** Which steps of a run are labelled; null for no restriction. */
export interface StepChoice {
  readonly iteration: number | null;
  readonly split: Split | null;
  /** So many steps of those, drawn with a seed. */
  readonly sample: { readonly size: number; readonly seed: number } | null;
}

/** Steps by the trajectory they belong to. */
export type ChosenSteps = ReadonlyMap<string, ReadonlySet<number>>;

/**
 * The steps that a choice leaves; `only`, unless null, are actions whose steps alone come into question. What is drawn depends on the seed
 * and the steps' own names, so that of a run that has grown most of what was drawn before is drawn again.
 */
export function chooseSteps(
  lines: readonly TrajectoryLine[],
  { iteration, split, sample }: StepChoice,
  only: readonly LabelTarget[] | null,
): ChosenSteps {
  const wanted = only && groupSteps(only);
  const steps = lines
    .filter((line) => (iteration === null || line.iteration === iteration) && (split === null || line.split === split))
    .flatMap(({ trajectoryId, steps }) => Array.from({ length: steps }, (_, step) => ({ trajectoryId, step })))
    .filter(({ trajectoryId, step }) => wanted === null || wanted.get(trajectoryId)?.has(step));
  return groupSteps(sample ? drawSteps(steps, sample.size, sample.seed) : steps);
}

type Step = Pick<LabelTarget, 'trajectoryId' | 'step'>;

function drawSteps(steps: readonly Step[], size: number, seed: number): readonly Step[] {
  const rng = Rng.from('critic', seed);
  const drawn = steps.map((step) => ({ step, rank: rng.fork(step.trajectoryId, step.step).uniform() }));
  return drawn
    .sort((a, b) => a.rank - b.rank)
    .slice(0, size)
    .map(({ step }) => step);
}

function groupSteps(steps: readonly Step[]): ChosenSteps {
  const groups = new Map<string, Set<number>>();
  for (const { trajectoryId, step } of steps)
    groups.set(trajectoryId, (groups.get(trajectoryId) ?? new Set()).add(step));
  return groups;
}
