import { useLayoutEffect, useRef } from 'preact/hooks';
import type { AgreementStep } from '../../../extension/shared/protocol/agreement';
import { GridCell } from '../../lib/grid/gridCell';
import { GridRow } from '../../lib/grid/gridRow';
import { visibleText } from '../../lib/text/visibleText';
import { useAgreement } from './context';

export const stepElementId = (position: number): string => `step-${position}`;

export interface StepLineProps {
  readonly step: AgreementStep;
  readonly position: number;
  readonly chosen: boolean;
  /** Of the list in pixels: after another one a chosen step is brought into sight again, as when the inspector opens beside. */
  readonly width: number;
}

/** One action of the list; a click shows it in the inspector, a double click goes there. */
export function StepLine({ step, position, chosen, width }: StepLineProps) {
  const { actions } = useAgreement();
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (chosen) root.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen, width]);
  const choose = (takeFocus: boolean) => {
    actions.chooseStep(position);
    void actions.openStep(takeFocus);
  };
  const { trajectoryId, step: number, action, text } = step;
  return (
    <GridRow
      class="step-line"
      id={stepElementId(position)}
      index={position + 2}
      selected={chosen}
      root={root}
      onClick={() => choose(false)}
      onDblClick={() => choose(true)}
    >
      <GridCell>{trajectoryId}</GridCell>
      <GridCell class="is-number">{number}</GridCell>
      <GridCell class="step-action">
        {text === null ? <em>Its rollout cannot be read.</em> : visibleText(text)}
        {action !== null && <span class="muted"> (not taken)</span>}
      </GridCell>
    </GridRow>
  );
}
