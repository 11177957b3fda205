import type { LabelTarget } from '../../shared/model/label';
import type { RolloutRow } from '../../shared/model/rolloutRow';
import type { RunReader } from '../runReader';

/** All rows of each iteration that some labels speak of, or of every iteration where there are no labels. */
export async function* labelledRows(
  run: RunReader,
  labels: readonly { readonly target: LabelTarget }[] | null,
): AsyncGenerator<readonly RolloutRow[]> {
  const labelled = labels && new Set(labels.map(({ target }) => target.trajectoryId));
  const wanted = new Set(
    run
      .trajectories()
      .flatMap(({ trajectoryId, iteration }) => ((labelled?.has(trajectoryId) ?? true) ? [iteration] : [])),
  );
  for (const iteration of run.iterations()) if (wanted.has(iteration)) yield run.rollouts(iteration);
}
