import type { LabelledAction } from '../../../shared/model/classification';
import type { Rng } from '../../../shared/util/rng';
import type { LabelsConfiguration } from '../../configuration/sections/labels';

/** Draws labelled actions with replacement; with balance 'equal' half of them are good where there are both. */
export function drawActions(
  actions: readonly LabelledAction[],
  samples: number,
  balance: LabelsConfiguration['balance'],
  rng: Rng,
): LabelledAction[] {
  const classes = [true, false].map((good) => actions.filter((action) => action.good === good));
  const balanced = balance === 'equal' && classes.every(({ length }) => length > 0);
  const first = rng.int(2); // which class has one more where `samples` is odd
  return Array.from({ length: actions.length > 0 ? samples : 0 }, (_, i) =>
    rng.choice(balanced ? classes[(first + i) % 2]! : actions),
  );
}
