import path from 'node:path';
import { window, workspace } from 'vscode';
import { markDone } from '../markDone';
import { readSettings, runsFolderOf } from '../settings';
import { onRunMade } from '../trainer/onRunMade';
import type { QueuedJob } from '../trainer/queue';
import type { Training } from '../trainer/trainings';
import { refuseUntrusted } from '../trust';
import { configurationFrom, trainingFrom } from './pick';
import type { CommandHandler } from './services';

/** Trains a configuration in a new run, at once or when its device is free. */
export const train: CommandHandler = async ({ trainings, dashboards }, file) => {
  refuseUntrusted(workspace);
  const configuration = await configurationFrom(file);
  if (!configuration) return;
  await workspace.textDocuments.find(({ uri }) => uri.toString() === configuration.toString())?.save();
  const label = path.basename(configuration.fsPath, '.couplet.json');
  const job = await trainings.add(label, {
    kind: 'train',
    configuration: configuration.fsPath,
    overrides: [],
    runs: runsFolderOf(configuration),
  });
  markDone('couplet.hasTrained');
  if (trainings.queued.some(({ id }) => id === job.id))
    void window.showInformationMessage(`${label} waits until the device is free.`);
  if (readSettings(configuration).openDashboard) onRunMade(trainings, job.id, (run) => dashboards.showAside(run));
};

/** Halts a training when its iteration is finished. */
export const pauseTraining = onTraining('Pause which training?', ({ trainer }) => trainer.call.pause());

/** Lets a paused training go on. */
export const continueTraining = onTraining('Go on with which training?', ({ trainer }) => trainer.call.unpause());

/** Writes a checkpoint when the iteration is finished. */
export const writeCheckpoint = onTraining('Write a checkpoint of which training?', ({ trainer }) =>
  trainer.call.checkpoint(),
);

/** Ends a training at its next safe point, with a checkpoint. */
export const stopTraining = onTraining('Stop which training?', ({ trainer }) => trainer.call.stop());

/** Ends the process of a training; asked for, since what is not committed is lost. */
export const stopTrainingNow = onTraining('Stop which training at once?', async ({ label, trainer }) => {
  const stop = 'Stop Now';
  const answer = await window.showWarningMessage(
    `Stop ${label} without a checkpoint? What it did since its last one is done again when it is resumed.`,
    { modal: true },
    stop,
  );
  if (answer === stop) trainer.kill();
});

/** Takes a job that waits out of the queue. */
export const removeFromQueue: CommandHandler = ({ trainings }, node) => {
  const { job } = node as { job: QueuedJob };
  return trainings.remove(job.id);
};

/** A command for the training that a menu was opened on, the only one there is, or the one that a person chooses. */
function onTraining(title: string, act: (training: Training) => Promise<void>): CommandHandler {
  return async (services, node) => {
    const training = await trainingFrom(services, node, title);
    if (training) await act(training);
  };
}
