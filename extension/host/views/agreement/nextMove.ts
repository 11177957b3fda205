import type { Event } from 'vscode';
import type { InspectedPlace } from '../inspector/inspectors';

/** The longest wait in milliseconds: an inspector that somebody leaves meanwhile tells of no move. */
const PATIENCE_MS = 5000;

/** Resolves when the inspector of a run that has the focus shows a place, or when that takes too long. */
export function nextMove(moves: Event<InspectedPlace>, folder: string): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    };
    const timer = setTimeout(end, PATIENCE_MS);
    const subscription = moves(({ document }) => {
      if (document.folder === folder) end();
    });
  });
}
