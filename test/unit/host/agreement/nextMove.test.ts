import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nextMove } from '../../../../extension/host/views/agreement/nextMove';
import type { InspectedPlace } from '../../../../extension/host/views/inspector/inspectors';
import { EventEmitter } from '../../../helpers/vscode';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Whether a wait for a move in a run has ended after something happened. */
async function endsAfter(happens: (moves: EventEmitter<InspectedPlace>) => void): Promise<boolean> {
  const moves = new EventEmitter<InspectedPlace>();
  let ended = false;
  void nextMove(moves.event as never, '/runs/a').then(() => {
    ended = true;
  });
  happens(moves);
  await Promise.resolve();
  await Promise.resolve();
  return ended;
}

const moveIn = (folder: string) => ({ document: { folder } }) as InspectedPlace;

test('a move in the run is waited for, and not for ever', async () => {
  expect(await endsAfter((moves) => moves.fire(moveIn('/runs/b')))).toBe(false);
  expect(await endsAfter((moves) => moves.fire(moveIn('/runs/a')))).toBe(true);
  expect(await endsAfter(() => vi.advanceTimersByTime(5000))).toBe(true);
});
