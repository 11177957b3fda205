import type { TrajectoryAdvantages } from '../../../../extension/shared/protocol/inspector';
import { visibleText } from '../../../lib/text/visibleText';
import { AdvantageBar } from './advantageBar';

/** The advantage of a step by one estimator, or why it has none. */
export function AdvantageCell({
  advantages,
  step,
}: {
  readonly advantages: TrajectoryAdvantages;
  readonly step: number;
}) {
  const { refused, advantage, sign, scale, words } = advantages;
  if (refused !== null)
    return (
      <span class="refused muted" title={visibleText(refused)}>
        –
      </span>
    );
  return (
    <AdvantageBar advantage={advantage[step]} sign={sign[step]} scale={scale} words={visibleText(words[step] ?? '')} />
  );
}
