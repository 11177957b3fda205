import type { Extent } from '../../lib/charts/extent';
import { isRecord, strings } from '../../lib/state/readKept';
import type { AxisId } from '../groups/definitions';

export type Display = 'charts' | 'table';

/** Where the user is: ids and settings, never data. It survives a reload of the view. */
export interface ViewState {
  /** Ids of the runs that are shown; null before the first snapshot. */
  readonly runs: readonly string[] | null;
  readonly display: Display;
  readonly zoom: Readonly<Record<AxisId, Extent | null>>;
  /** Weight of the exponential mean, from 0 to below 1. */
  readonly smoothing: number;
  /** Ids of the groups with a logarithmic y axis. */
  readonly logGroups: readonly string[];
  /** Ids of the groups that are folded. */
  readonly folded: readonly string[];
  /** `chart line` of the lines that are hidden. */
  readonly hidden: readonly string[];
  /** Id of the group that the table shows; null is the first one. */
  readonly tableGroup: string | null;
}

export const FIRST_STATE: ViewState = {
  runs: null,
  display: 'charts',
  zoom: { iteration: null, coldStart: null },
  smoothing: 0,
  logGroups: [],
  folded: [],
  hidden: [],
  tableGroup: null,
};

export const LARGEST_SMOOTHING = 0.98;

/** What was kept, as far as it still fits; the rest is as at first. */
export function readViewState(kept: unknown): ViewState {
  const state = isRecord(kept) ? kept : {};
  const zoom = isRecord(state.zoom) ? state.zoom : {};
  const { smoothing, tableGroup } = state;
  return {
    runs: Array.isArray(state.runs) ? strings(state.runs) : null,
    display: state.display === 'table' ? 'table' : 'charts',
    zoom: { iteration: extent(zoom.iteration), coldStart: extent(zoom.coldStart) },
    smoothing: typeof smoothing === 'number' && smoothing >= 0 ? Math.min(smoothing, LARGEST_SMOOTHING) : 0,
    logGroups: strings(state.logGroups),
    folded: strings(state.folded),
    hidden: strings(state.hidden),
    tableGroup: typeof tableGroup === 'string' ? tableGroup : null,
  };
}

function extent(value: unknown): Extent | null {
  if (!isRecord(value)) return null;
  const { min, max } = value;
  return typeof min === 'number' && typeof max === 'number' && max > min ? { min, max } : null;
}
