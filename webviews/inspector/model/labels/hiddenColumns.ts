import type { ListColumn } from '../../../../extension/shared/protocol/inspector';

/** Columns of the list that would sway whoever labels blind. */
export const HIDDEN_COLUMNS: ReadonlySet<ListColumn> = new Set([
  'reward',
  'success',
  'flawed',
  'advantage',
  'disagreement',
] as const);
