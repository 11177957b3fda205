import { expect, onTestFinished, test, vi } from 'vitest';
import type { Uri } from 'vscode';
import { watchRun } from '../../../extension/host/runs/watchRun';
import { RunDocument } from '../../../extension/host/views/inspector/runDocument';
import type { InspectorSnapshot } from '../../../extension/shared/protocol/inspector';
import { RunFolder } from '../../../extension/store/runFolder';
import { runPaths } from '../../../extension/store/runPaths';
import { trajectory, writeRun } from './inspection/someRun';
import { fakeSettings } from './labelling/fakeSettings';

vi.mock(import('../../../extension/host/runs/watchRun'), async (original) => ({
  watchRun: vi.fn((await original()).watchRun),
}));

/** A run that is open, what was told of it, and a way to train one more iteration. */
function open() {
  const folder = writeRun();
  const told: InspectorSnapshot[] = [];
  const document = new RunDocument({ fsPath: runPaths(folder).manifest } as Uri, 'Ada', fakeSettings(), (error) => {
    throw error;
  });
  document.onDidChange((snapshot) => void told.push(snapshot));
  onTestFinished(() => document.dispose());
  const train = (iteration: number) => {
    const writer = RunFolder.open(folder);
    writer.commitIteration(iteration, trajectory(`00000${iteration}/g0/t0`, 1, 1), {});
    writer.close();
  };
  return { document, told, train };
}

test('a run that is looked at tells of new iterations', async () => {
  const { document, told, train } = open();
  await document.run.refresh();
  const [first, second] = [document.look(), document.look()];
  train(3);
  await vi.waitFor(() => expect(told.at(-1)?.iterations).toEqual([1, 2, 3]), { timeout: 10_000 });
  first.dispose();
  first.dispose(); // once is enough, and takes nothing from the other
  train(4);
  await vi.waitFor(() => expect(told.at(-1)?.iterations).toEqual([1, 2, 3, 4]), { timeout: 10_000 });
  second.dispose();
});

test('a run that nobody looks at any more is neither watched nor read', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { document, told } = open();
  const refresh = vi.spyOn(document.run, 'refresh');
  const dispose = vi.fn();
  vi.mocked(watchRun).mockReturnValueOnce({ dispose });
  const looking = document.look();
  const [[, , changed]] = vi.mocked(watchRun).mock.calls.slice(-1);
  changed();
  looking.dispose();
  vi.advanceTimersByTime(10_000);
  expect(dispose).toHaveBeenCalledOnce();
  expect([refresh.mock.calls.length, told.length]).toEqual([0, 0]);
});
