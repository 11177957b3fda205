import type { AgreementCell, AgreementComparison } from '../../../extension/shared/protocol/agreement';
import { GridHeadCell } from '../../lib/grid/gridCell';
import { GridRow } from '../../lib/grid/gridRow';
import { useObservable } from '../../lib/observable';
import { cellName } from '../model/cellName';
import { useAgreement } from './context';
import { StepLine, stepElementId } from './stepLine';
import { StepListBar } from './stepListBar';

const MOVES: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

export interface StepListProps {
  readonly cell: AgreementCell;
  readonly comparison: AgreementComparison;
}

/** The actions of a cell, a page of them at once. Arrow keys choose one, Enter opens it in the inspector. */
export function StepList({ cell, comparison }: StepListProps) {
  const { model, actions } = useAgreement();
  const { raters } = useObservable(model.snapshot)!;
  const { position } = useObservable(model.view);
  const { value, question, error } = useObservable(model.steps.answer);
  const name = cellName(raters, cell, comparison.categories);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void actions.openStep(true);
    else if (event.key in MOVES) actions.chooseStep(position + MOVES[event.key]);
    else return;
    event.preventDefault();
  };
  if (error !== null) return <p role="alert">{error}</p>;
  const isThere = question !== null && JSON.stringify(question.cell) === JSON.stringify(cell);
  if (!value || !isThere) return <p role="status">Listing steps…</p>;
  const { from } = question;
  const isShown = position >= from && position < from + value.steps.length;
  return (
    <section class="steps" aria-label="Steps">
      <h3>{name}</h3>
      <StepListBar listed={value.listed} count={model.pair()!.confusion[cell.row][cell.column]} />
      {/* biome-ignore lint/a11y/useSemanticElements: a table of the document cannot be chosen from */}
      <div
        class="step-grid"
        role="grid"
        aria-label={name}
        aria-rowcount={value.listed + 1}
        aria-activedescendant={isShown ? stepElementId(position) : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <GridRow class="step-line step-head" index={1}>
          <GridHeadCell>Trajectory</GridHeadCell>
          <GridHeadCell>Step</GridHeadCell>
          <GridHeadCell>Action</GridHeadCell>
        </GridRow>
        {value.steps.map((step, i) => (
          <StepLine key={from + i} step={step} position={from + i} chosen={from + i === position} />
        ))}
      </div>
    </section>
  );
}
