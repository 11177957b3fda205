import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { LogOutputChannel, Memento } from 'vscode';
import { SessionRecords } from '../../../extension/host/trainer/sessionRecords';
import { type EndedTraining, Trainings } from '../../../extension/host/trainer/trainings';
import type { JobRequest } from '../../../extension/shared/protocol/trainer';
import { UserError } from '../../../extension/shared/util/userError';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { EventEmitter } from '../../helpers/vscode';

const REQUEST: JobRequest = { kind: 'resume', run: '/runs/a-001' };

/** Trainings whose Node does not exist: what is started ends at once, and says so. */
function makeTrainings(isTrusted: boolean, queue: readonly unknown[] = []) {
  const granted = new EventEmitter<void>();
  const state = new Map<string, unknown>([['queue', queue]]);
  const trust = { isTrusted, onDidGrantWorkspaceTrust: granted.event };
  const folder = temporaryFolder();
  const memento = {
    get: (key: string) => state.get(key),
    update: async (key: string, it: unknown) => state.set(key, it),
  };
  const log = { info() {}, warn() {}, error() {} };
  const trainings = new Trainings(
    new SessionRecords(path.join(folder, 'trainers')),
    memento as unknown as Memento,
    log as unknown as LogOutputChannel,
    () => ({ program: 'trainer.js', node: '/no/such/node', folder, keepTraining: false }),
    async () => 'cpu',
    trust,
  );
  onTestFinished(() => trainings.dispose());
  const grant = () => {
    trust.isTrusted = true;
    granted.fire();
  };
  return { trainings, grant, ended: nextEnd(trainings) };
}

const nextEnd = (trainings: Trainings) => new Promise<EndedTraining>((resolve) => trainings.onDidEnd(resolve));

it('starts what is added in a folder that is trusted', async () => {
  const { trainings, ended } = makeTrainings(true);
  await trainings.add('a', REQUEST);
  expect((await ended).ending).toMatchObject({ kind: 'died', reason: expect.stringContaining('could not be started') });
});

it('takes no job in a folder that is not trusted, and says what to do', async () => {
  const { trainings } = makeTrainings(false);
  const adding = trainings.add('a', REQUEST);
  await expect(adding).rejects.toThrow(UserError);
  await expect(adding).rejects.toThrow('Manage Workspace Trust');
  expect(trainings.queued).toEqual([]);
});

it('leaves what waits in the queue until the folder is trusted, and starts it then', async () => {
  const { trainings, grant, ended } = makeTrainings(false, [{ id: 'waiting', label: 'a', request: REQUEST }]);
  await trainings.restore();
  expect(trainings.queued).toHaveLength(1);
  expect(trainings.active).toEqual([]);
  grant();
  expect((await ended).label).toBe('a');
  expect(trainings.queued).toEqual([]);
});
