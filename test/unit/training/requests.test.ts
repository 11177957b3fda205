import { expect, it } from 'vitest';
import type { TrainingNotice } from '../../../extension/shared/model/training';
import { RunReader } from '../../../extension/store/runReader';
import { TrainingRequests } from '../../../extension/trainer/training/trainingRequests';
import { startTraining } from '../../../extension/trainer/training/trainRun';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { tinyConfiguration } from '../../helpers/tinyJob';

const CONFIGURATION = tinyConfiguration(
  'algorithm.iterations=4',
  'checkpoint.every=4',
  'evaluation.every=0',
  'evaluation.greedy=false',
  'evaluation.splits=L0',
);

/** Trains and calls `at` with every notice. */
async function train(at: (notice: TrainingNotice, requests: TrainingRequests, stop: AbortController) => void) {
  const [requests, stop, notices] = [new TrainingRequests(), new AbortController(), [] as TrainingNotice[]];
  const notify = (notice: TrainingNotice) => {
    notices.push(notice);
    at(notice, requests, stop);
  };
  const outcome = await startTraining(CONFIGURATION, temporaryFolder(), { notify, signal: stop.signal, requests });
  return { outcome, notices, reader: new RunReader(outcome.run) };
}

const isIteration = (notice: TrainingNotice, iteration: number) =>
  notice.kind === 'progress' && notice.stage === 'training' && notice.done === iteration;

it('waits while it is paused and says so in the run', async () => {
  const { outcome, notices, reader } = await train((notice, requests) => {
    if (isIteration(notice, 2)) requests.pause();
    if (notice.kind === 'paused' && notice.paused) setTimeout(() => requests.resume(), 50);
  });
  expect([outcome.status, outcome.iterations]).toEqual(['completed', 4]);
  const after = notices.filter(({ kind }) => kind === 'progress' || kind === 'paused').map(({ kind }) => kind);
  expect(after).toEqual(['progress', 'progress', 'paused', 'paused', 'progress', 'progress']);
  const statuses = reader.events().filter(({ kind }) => kind === 'status');
  expect(statuses.map(({ message }) => message)).toEqual(['paused: Paused on request.', 'running', 'completed']);
});

it('ends with a checkpoint when it is stopped while paused', async () => {
  const { outcome, reader } = await train((notice, requests, stop) => {
    if (isIteration(notice, 1)) requests.pause();
    if (notice.kind === 'paused' && notice.paused) setTimeout(() => stop.abort(), 50);
  });
  expect([outcome.status, outcome.iterations]).toEqual(['interrupted', 1]);
  expect(reader.manifest().status).toBe('interrupted');
});

it('writes a checkpoint when it is asked to, once', async () => {
  const { notices } = await train((notice, requests) => {
    if (isIteration(notice, 2)) requests.checkpoint();
  });
  const checkpoints = notices.flatMap((notice) => (notice.kind === 'checkpoint' ? [notice.iteration] : []));
  expect(checkpoints).toEqual([0, 2, 4]);
});
