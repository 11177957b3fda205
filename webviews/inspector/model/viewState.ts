import {
  type InspectorPlace,
  LIST_NUMBERS,
  LIST_TEXTS,
  type ListQuery,
} from '../../../extension/shared/protocol/inspector';
import { isRecord, strings } from '../../lib/state/readKept';

export const PANE_IDS = ['list', 'steps', 'step'] as const;
export type PaneId = (typeof PANE_IDS)[number];

/** By what tokens are coloured. */
export type Heat = 'logProb' | 'entropy';

/** What stays the same while the user moves through the iterations. */
export type Following = 'task' | 'state';

/** Where the user is, and how they like it: ids and settings, never data. It survives a reload of the view. */
export interface ViewState {
  readonly place: InspectorPlace;
  /** The list has the trajectories of all iterations. */
  readonly everywhere: boolean;
  readonly filter: string;
  readonly sort: ListQuery['sort'];
  /** The siblings of a task stand side by side. */
  readonly grouped: boolean;
  /** Ids of the estimators that are shown; null: the run's own. */
  readonly estimators: readonly string[] | null;
  /** The one among them that the list sums. */
  readonly estimator: string | null;
  /** All steps are unfolded. */
  readonly conversation: boolean;
  readonly following: Following;
  readonly heat: Heat;
  /** Ids of the sections that are open. */
  readonly open: readonly string[];
  /** Widths of the outer panes in pixels. */
  readonly widths: Readonly<Record<'list' | 'step', number>>;
  /** The pane in front where several share a place. */
  readonly pane: PaneId;
}

export const FIRST_STATE: ViewState = {
  place: { iteration: null, trajectoryId: null, step: null },
  everywhere: false,
  filter: '',
  sort: null,
  grouped: false,
  estimators: null,
  estimator: null,
  conversation: false,
  following: 'task',
  heat: 'logProb',
  open: ['advantage', 'prompt', 'response', 'alternatives'],
  widths: { list: 462, step: 440 },
  pane: 'steps',
};

/** What was kept, as far as it still fits; the rest is as at first. */
export function readViewState(kept: unknown): ViewState {
  const state = isRecord(kept) ? kept : {};
  const place = isRecord(state.place) ? state.place : {};
  const widths = isRecord(state.widths) ? state.widths : {};
  return {
    place: { iteration: whole(place.iteration), trajectoryId: text(place.trajectoryId), step: whole(place.step) },
    everywhere: state.everywhere === true,
    filter: text(state.filter) ?? '',
    sort: readSort(state.sort),
    grouped: state.grouped === true,
    estimators: Array.isArray(state.estimators) ? strings(state.estimators) : null,
    estimator: text(state.estimator),
    conversation: state.conversation === true,
    following: state.following === 'state' ? 'state' : 'task',
    heat: state.heat === 'entropy' ? 'entropy' : 'logProb',
    open: Array.isArray(state.open) ? strings(state.open) : FIRST_STATE.open,
    widths: {
      list: whole(widths.list) ?? FIRST_STATE.widths.list,
      step: whole(widths.step) ?? FIRST_STATE.widths.step,
    },
    pane: PANE_IDS.find((id) => id === state.pane) ?? FIRST_STATE.pane,
  };
}

function readSort(kept: unknown): ListQuery['sort'] {
  if (!isRecord(kept)) return null;
  const column = [...LIST_NUMBERS, ...LIST_TEXTS].find((name) => name === kept.column);
  return column ? { column, descending: kept.descending === true } : null;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const whole = (value: unknown): number | null =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : null;
