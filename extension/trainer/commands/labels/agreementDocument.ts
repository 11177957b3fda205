import type { AgreementReport, RaterPair } from '../../../engine/agreement/agreementReport';
import type { LabelTarget } from '../../../shared/model/label';

/** A report as the command line prints it, with the first `most` actions in each cell of the confusion matrices; null names none. */
export function agreementDocument({ pairs, ...report }: AgreementReport, most: number | null) {
  return {
    ...report,
    pairs: pairs.map(({ cells, ...pair }) => (most === null ? pair : { ...pair, cells: named(cells, most) })),
  };
}

const named = (cells: RaterPair['cells'], most: number) =>
  cells.map((row) =>
    row.map((cell) =>
      cell.slice(0, most).map(({ trajectoryId, ...target }: LabelTarget) => ({ trajectory: trajectoryId, ...target })),
    ),
  );
