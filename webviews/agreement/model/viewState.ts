import { type AgreementQuestion, FIRST_QUESTION } from '../../../extension/shared/protocol/agreement';
import { isRecord, strings } from '../../lib/state/readKept';

/** Where the user is, and what they would compare: ids and settings, never data. It survives a reload of the view. */
export interface ViewState {
  /** Of the run; the host makes the view anew by it when the window opens. */
  readonly folder: string | null;
  /** What the next comparison asks. */
  readonly question: AgreementQuestion;
  /** The pair that is looked at; null is the first one. */
  readonly pair: readonly [string, string] | null;
  /** The cell of its confusion matrix whose steps are listed. */
  readonly cell: { readonly row: number; readonly column: number } | null;
  /** The chosen step of the list, from 0. */
  readonly position: number;
}

/** How many draws can be chosen. */
export const RESAMPLES = [0, 200, 1000, 5000] as const;

/** What was kept, as far as it still fits; the rest is as at first. */
export function readViewState(kept: unknown): ViewState {
  const state = isRecord(kept) ? kept : {};
  const pair = strings(state.pair);
  const cell = isRecord(state.cell) ? state.cell : {};
  return {
    folder: typeof state.folder === 'string' ? state.folder : null,
    question: readQuestion(state.question),
    pair: pair.length === 2 ? [pair[0], pair[1]] : null,
    cell: isWhole(cell.row) && isWhole(cell.column) ? { row: cell.row, column: cell.column } : null,
    position: isWhole(state.position) ? state.position : 0,
  };
}

function readQuestion(kept: unknown): AgreementQuestion {
  const { raters, resamples, unsureCounts } = isRecord(kept) ? kept : {};
  return {
    raters: Array.isArray(raters) ? strings(raters) : FIRST_QUESTION.raters,
    resamples: RESAMPLES.find((count) => count === resamples) ?? FIRST_QUESTION.resamples,
    unsureCounts: unsureCounts === true,
  };
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
