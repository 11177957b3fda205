import path from 'node:path';
import { window, workspace } from 'vscode';
import { markDone } from '../markDone';
import { runsFolderOf } from '../settings';
import type { QueuedJob } from '../trainer/queue';
import { configurationFrom, trainingFrom } from './pick';
import type { CommandHandler } from './services';

/** Trains a configuration in a new run, at once or when its device is free. */
export const train: CommandHandler = async ({ trainings }, file) => {
  refuseUntrusted();
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
};

export const pauseTraining: CommandHandler = async (services, node) => {
  const training = await trainingFrom(services, node, 'Pause which training?');
  await training?.trainer.call.pause();
};

export const continueTraining: CommandHandler = async (services, node) => {
  const training = await trainingFrom(services, node, 'Go on with which training?');
  await training?.trainer.call.unpause();
};

export const writeCheckpoint: CommandHandler = async (services, node) => {
  const training = await trainingFrom(services, node, 'Write a checkpoint of which training?');
  await training?.trainer.call.checkpoint();
};

/** Ends a training at its next safe point, with a checkpoint. */
export const stopTraining: CommandHandler = async (services, node) => {
  const training = await trainingFrom(services, node, 'Stop which training?');
  await training?.trainer.call.stop();
};

/** Ends the process of a training; asked for, since what is not committed is lost. */
export const stopTrainingNow: CommandHandler = async (services, node) => {
  const training = await trainingFrom(services, node, 'Stop which training at once?');
  if (!training) return;
  const stop = 'Stop Now';
  const answer = await window.showWarningMessage(
    `Stop ${training.label} without a checkpoint? What it did since its last one is done again when it is resumed.`,
    { modal: true },
    stop,
  );
  if (answer === stop) training.trainer.kill();
};

export const removeFromQueue: CommandHandler = ({ trainings }, node) => {
  const { job } = node as { job: QueuedJob };
  return trainings.remove(job.id);
};

/** Training runs programs that a configuration names, so a folder that is not trusted may not start it. */
export function refuseUntrusted(): void {
  if (!workspace.isTrusted)
    throw new Error(
      'This folder is not trusted, so nothing is trained in it. Trust it first: "Workspaces: Manage Workspace Trust".',
    );
}
