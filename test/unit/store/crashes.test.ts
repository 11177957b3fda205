import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listCheckpoints } from '../../../extension/store/checkpoints';
import { NODE_FILES } from '../../../extension/store/fileOperations';
import { RunFolder } from '../../../extension/store/runFolder';
import { RunReader } from '../../../extension/store/runReader';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { watchedFiles } from './failingFiles';
import { makeRows } from './makeRows';
import { resumeTo, START, trainTo } from './makeRun';

/** Stands for the end of the process: once thrown, no file operation works any more. */
class Crash extends Error {}

/** File operations that end the process at number `last`: before it, or where it writes, when half of it is written. */
function crashingFiles(last: number) {
  let count = 0;
  const files = watchedFiles((operation, n) => {
    count = n;
    if (n > last || (n === last && operation !== 'writeFileSync')) throw new Crash();
  });
  const writeFileSync: typeof files.writeFileSync = (file, data, options) => {
    if (count + 1 < last) return files.writeFileSync(file, data, options);
    if (count + 1 === last) files.writeFileSync(file, half(data), options);
    throw new Crash();
  };
  return { files: { ...files, writeFileSync }, count: () => count };
}

const half = (data: string | NodeJS.ArrayBufferView): Uint8Array => {
  const bytes =
    typeof data === 'string' ? Buffer.from(data) : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return bytes.subarray(0, bytes.length / 2);
};

const END = 4;

/** Runs `work` with a crash before every single file operation in turn, then `check`. */
async function crashEverywhere(
  prepare: (folder: string) => Promise<void>,
  work: (folder: string, files: typeof NODE_FILES, committed: (iteration: number) => void) => Promise<void>,
  check: (folder: string, committed: number) => Promise<void>,
): Promise<number> {
  for (let last = 1; ; last++) {
    const folder = temporaryFolder();
    await prepare(folder);
    const { files, count } = crashingFiles(last);
    let committed = 0;
    const crashed = await work(folder, files, (iteration) => {
      committed = iteration;
    }).then(
      () => false,
      (error: unknown) => {
        if (error instanceof Crash) return true;
        throw error;
      },
    );
    NODE_FILES.rmSync(join(folder, '.lock'), { force: true }); // the process is gone, and its lock counts for nothing
    await check(folder, committed);
    if (!crashed) return count();
  }
}

const committedIterations = async (folder: string) => {
  const reader = new RunReader(folder);
  const { iteration } = reader.manifest();
  expect(reader.iterations()).toEqual(Array.from({ length: iteration }, (_, i) => i + 1));
  expect(new Set(reader.trajectories().map((line) => line.iteration)).size).toBe(iteration);
  expect(reader.trajectories()).toHaveLength(6 * iteration);
  expect(reader.metrics()).toHaveLength(iteration);
  if (iteration > 0) expect(await reader.rollouts(iteration)).toEqual(makeRows(iteration));
  return iteration;
};

const expectFinished = async (folder: string) => {
  expect(await committedIterations(folder)).toBe(END);
  const all = listCheckpoints(new RunReader(folder).paths.checkpoints);
  expect(all.map(({ facts }) => facts.iteration)).toEqual([0, 4]);
  for (const { folder: place, facts } of all)
    expect(readFileSync(join(place, 'model.safetensors'), 'utf8')).toBe(`weights ${facts.iteration}`);
};

it('loses nothing committed and shows nothing unfinished, whichever file operation is the last', async () => {
  const operations = await crashEverywhere(
    async (folder) => RunFolder.create(folder, START).close(),
    async (folder, files, committed) => {
      const run = RunFolder.open(folder, files);
      await trainTo(run, END, { keep: 1, committed });
      run.close();
    },
    async (folder, committed) => {
      expect(await committedIterations(folder)).toBeGreaterThanOrEqual(committed);
      await resumeTo(folder, END, { keep: 1 });
      await expectFinished(folder);
    },
  );
  expect(operations).toBeGreaterThan(100);
});

it.each([2, 0])(
  'can be taken back from iteration 3 to checkpoint %i again, whichever operation of the first attempt was the last',
  async (target) => {
    const operations = await crashEverywhere(
      async (folder) => {
        const run = RunFolder.create(folder, START);
        await trainTo(run, END - 1);
        run.close();
      },
      async (folder, files) => {
        const run = RunFolder.open(folder, files);
        run.rewindTo(target);
        run.close();
      },
      async (folder) => {
        await resumeTo(folder, END, { keep: 1 });
        await expectFinished(folder);
      },
    );
    expect(operations).toBeGreaterThan(10);
  },
);
