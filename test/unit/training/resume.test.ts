import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { TrainingNotice } from '../../../extension/shared/model/training';
import { RunReader } from '../../../extension/store/runReader';
import { resumeTraining, startTraining } from '../../../extension/trainer/training/trainRun';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { tinyConfiguration } from '../../helpers/tinyJob';

it('says at which iteration a run goes on, and what is done again', async () => {
  const configuration = tinyConfiguration(
    'algorithm.iterations=3',
    'checkpoint.every=1',
    'evaluation.every=0',
    'evaluation.greedy=false',
    'evaluation.splits=L0',
  );
  const stop = new AbortController();
  const { run, status, iterations } = await startTraining(configuration, temporaryFolder(), {
    notify: (notice) => {
      if (notice.kind === 'progress' && notice.done === 2) stop.abort();
    },
    signal: stop.signal,
  });
  expect([status, iterations]).toEqual(['interrupted', 2]);
  rmSync(join(run, 'checkpoints/000002'), { recursive: true }); // as if it had been killed before this checkpoint

  const notices: TrainingNotice[] = [];
  const notify = (notice: TrainingNotice) => {
    notices.push(notice);
  };
  const resumed = await resumeTraining(run, { notify, signal: new AbortController().signal });
  expect(resumed.status).toBe('completed');
  expect(notices.filter(({ kind }) => kind === 'resumed')).toEqual([{ kind: 'resumed', iteration: 1, repeated: 1 }]);
  const events = new RunReader(run).events();
  expect(events.filter(({ kind }) => kind === 'resumed')).toMatchObject([
    { message: 'resumed after iteration 1', data: { iteration: 1, repeated: 1 } },
  ]);
});
