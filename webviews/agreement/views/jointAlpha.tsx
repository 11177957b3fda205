import type { AgreementComparison } from '../../../extension/shared/protocol/agreement';
import { counted } from '../model/counted';
import { formatCoefficient } from '../model/formatCoefficient';

/** Krippendorff's alpha of all raters together. */
export function JointAlpha({
  comparison: { alpha, raters, units, trajectories, resamples },
}: {
  readonly comparison: AgreementComparison;
}) {
  return (
    <p class="joint">
      <span>Krippendorff's alpha of all {raters.length} raters</span>{' '}
      <strong class="number">{formatCoefficient(alpha)}</strong>{' '}
      <span class="muted">
        {counted(units, 'action', 'actions')} of {counted(trajectories, 'trajectory', 'trajectories')}, labelled by at
        least two{alpha.low !== null && `; 95 % intervals by ${resamples} draws of trajectories`}
      </span>
    </p>
  );
}
