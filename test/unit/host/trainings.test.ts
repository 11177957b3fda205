import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { LogOutputChannel, Memento } from 'vscode';
import type { QueuedJob } from '../../../extension/host/trainer/queue';
import { SessionRecords } from '../../../extension/host/trainer/sessionRecords';
import type { Trainer } from '../../../extension/host/trainer/trainer';
import { type EndedTraining, Trainings } from '../../../extension/host/trainer/trainings';
import type { JobRequest } from '../../../extension/shared/protocol/trainer';
import { UserError } from '../../../extension/shared/util/userError';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { EventEmitter } from '../../helpers/vscode';

const REQUEST: JobRequest = { kind: 'resume', run: '/runs/a-001' };

/** Trainings whose program does not exist, nor does the Node that is to run it: what is started ends at once, and says so. */
function makeTrainings({ isTrusted = true, queue = [] as readonly QueuedJob[], node = '/no/such/node' } = {}) {
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
    () => ({ program: '/no/such/trainer.js', node, folder, keepTraining: false }),
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

it('starts what is added in a folder that is trusted', async () => {
  const { trainings, ended } = makeTrainings();
  await trainings.add('a', REQUEST);
  expect((await ended).ending).toMatchObject({ kind: 'died', reason: expect.stringContaining('could not be started') });
});

it('takes no job in a folder that is not trusted, and says what to do', async () => {
  const { trainings } = makeTrainings({ isTrusted: false });
  const adding = trainings.add('a', REQUEST);
  await expect(adding).rejects.toThrow(UserError);
  await expect(adding).rejects.toThrow('Manage Workspace Trust');
  expect(trainings.queued).toEqual([]);
});

it('leaves what waits in the queue until the folder is trusted, and starts it then', async () => {
  const { trainings, grant, ended } = makeTrainings({
    isTrusted: false,
    queue: [{ id: 'waiting', label: 'a', request: REQUEST }],
  });
  await trainings.restore();
  expect(trainings.queued).toHaveLength(1);
  expect(trainings.active).toEqual([]);
  grant();
  expect((await ended).label).toBe('a');
  expect(trainings.queued).toEqual([]);
});

describe('a trainer that is to be killed', () => {
  const spyOnKill = () => {
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
    onTestFinished(() => kill.mockRestore());
    return kill;
  };

  it('is left alone where none could be started: 0 would be every process of this group', async () => {
    const kill = spyOnKill();
    const { trainings, ended } = makeTrainings();
    const killed = nextTrainer(trainings).then((trainer) => trainer.kill());
    await trainings.add('a', REQUEST);
    await Promise.all([killed, ended]);
    expect(kill).not.toHaveBeenCalled();
  });

  it('is left alone when it has ended: its number may belong to another process', async () => {
    const kill = spyOnKill();
    const { trainings, ended } = makeTrainings({ node: process.execPath });
    const trainer = nextTrainer(trainings);
    await trainings.add('a', REQUEST);
    await ended;
    (await trainer).kill();
    expect(kill).not.toHaveBeenCalled();
  });
});

function nextTrainer(trainings: Trainings): Promise<Trainer> {
  return new Promise((resolve) =>
    trainings.onDidChange(() => {
      for (const { trainer } of trainings.active) resolve(trainer);
    }),
  );
}

function nextEnd(trainings: Trainings): Promise<EndedTraining> {
  return new Promise((resolve) => trainings.onDidEnd(resolve));
}
