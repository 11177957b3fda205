import type { AgreementReport, RaterPair } from '../../../engine/agreement/agreementReport';
import type { LabelTarget } from '../../../shared/model/label';

/** A report as the command line prints it; with `steps` also the actions in each cell of the confusion matrices. */
export function agreementDocument({ pairs, ...report }: AgreementReport, steps: boolean) {
  return { ...report, pairs: pairs.map(({ cells, ...pair }) => (steps ? { ...pair, cells: named(cells) } : pair)) };
}

const named = (cells: RaterPair['cells']) =>
  cells.map((row) =>
    row.map((cell) =>
      cell.map(({ trajectoryId, ...target }: LabelTarget) => ({ trajectory: trajectoryId, ...target })),
    ),
  );
