import type { AgreementCell, AgreementComparison } from '../../../extension/shared/protocol/agreement';
import { useObservable } from '../../lib/observable';
import { cellName } from '../model/cellName';
import { useAgreement } from './context';
import { StepGrid } from './stepGrid';
import { StepListBar } from './stepListBar';

export interface StepListProps {
  readonly cell: AgreementCell;
  readonly comparison: AgreementComparison;
}

/** The actions of a cell, with a way through them. */
export function StepList({ cell, comparison }: StepListProps) {
  const { model } = useAgreement();
  const { raters } = useObservable(model.snapshot)!;
  const { value, question, error } = useObservable(model.steps.answer);
  const name = cellName(raters, cell, comparison.categories);
  if (error !== null) return <p role="alert">{error}</p>;
  const isThere = question !== null && JSON.stringify(question.cell) === JSON.stringify(cell);
  if (!value || !isThere) return <p role="status">Listing steps…</p>;
  return (
    <section class="steps" aria-label="Steps">
      <h3>{name}</h3>
      <StepListBar listed={value.listed} count={model.pair()!.confusion[cell.row][cell.column]} />
      <StepGrid name={name} page={value} from={question.from} />
    </section>
  );
}
