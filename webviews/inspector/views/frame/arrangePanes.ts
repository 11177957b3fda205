import type { PaneId } from '../../model/viewState';

/** Pixels from which there is room for three panes, and for two. */
const THREE = 900;
const TWO = 600;

/** Which panes stand side by side in so many pixels, and which share a place. */
export function arrangePanes(width: number): readonly (readonly PaneId[])[] {
  if (width >= THREE) return [['list'], ['steps'], ['step']];
  if (width >= TWO) return [['list'], ['steps', 'step']];
  return [['list', 'steps', 'step']];
}
