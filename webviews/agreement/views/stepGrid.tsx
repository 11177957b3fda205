import { useRef } from 'preact/hooks';
import type { AgreementSteps } from '../../../extension/shared/protocol/agreement';
import { GridHeadCell } from '../../lib/grid/gridCell';
import { GridRow } from '../../lib/grid/gridRow';
import { useObservable } from '../../lib/observable';
import { useWidth } from '../../lib/panes/useWidth';
import { useAgreement } from './context';
import { StepLine, stepElementId } from './stepLine';

const MOVES: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

export interface StepGridProps {
  readonly name: string;
  readonly page: AgreementSteps;
  /** The place in the list of the first step of the page. */
  readonly from: number;
}

/** A page of the actions of a cell. Arrow keys choose one, Enter opens it in the inspector. */
export function StepGrid({ name, page: { listed, steps }, from }: StepGridProps) {
  const { model, actions } = useAgreement();
  const { position } = useObservable(model.view);
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void actions.openStep(true);
    else if (event.key in MOVES) actions.chooseStep(position + MOVES[event.key]);
    else return;
    event.preventDefault();
  };
  const isShown = position >= from && position < from + steps.length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of the document cannot be chosen from
    <div
      class="step-grid"
      role="grid"
      aria-label={name}
      aria-rowcount={listed + 1}
      aria-activedescendant={isShown ? stepElementId(position) : undefined}
      tabIndex={0}
      ref={root}
      onKeyDown={onKeyDown}
    >
      <GridRow class="step-line step-head" index={1}>
        <GridHeadCell>Trajectory</GridHeadCell>
        <GridHeadCell>Step</GridHeadCell>
        <GridHeadCell>Action</GridHeadCell>
      </GridRow>
      {steps.map((step, i) => (
        <StepLine key={from + i} step={step} position={from + i} chosen={from + i === position} width={width} />
      ))}
    </div>
  );
}
