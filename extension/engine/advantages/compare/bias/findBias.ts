import type { StepColumns } from '../../estimator';
import { requireColumns } from '../../requireColumns';
import type { BiasCheck, BiasInput, BiasWarning } from './biasCheck';
import { groupFacts } from './groupFacts';
import { lengthInBaseline } from './lengthInBaseline';
import { longEpisodes } from './longEpisodes';
import { noSpread } from './noSpread';
import { ownVisits } from './ownVisits';
import { stoppingTurn } from './stoppingTurn';
import { taskWeights } from './taskWeights';

/** All biases that are looked for. To add one, write its file and put its line here. */
const BIAS_CHECKS: readonly BiasCheck[] = [
  stoppingTurn,
  longEpisodes,
  lengthInBaseline,
  taskWeights,
  ownVisits,
  noSpread,
];

/** The reasons not to trust an estimator on these steps; none where they have no trajectories and rewards to tell by. */
export function findBias({
  columns,
  ...rest
}: Omit<BiasInput, 'columns' | 'groups'> & { readonly columns: StepColumns }): BiasWarning[] {
  if (!columns.trajectory || !columns.reward) return [];
  const known = requireColumns(columns, rest.choice.estimator.id, ['trajectory', 'reward'], {
    rewardMayBeMissing: true,
  });
  const input = { columns: known, groups: groupFacts(known), ...rest };
  return BIAS_CHECKS.flatMap((check) => check(input) ?? []);
}
