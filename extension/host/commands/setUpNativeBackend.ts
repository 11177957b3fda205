import { execFile } from 'node:child_process';
import { type QuickPickItem, window, workspace } from 'vscode';
import { UserError } from '../../shared/util/userError';
import { runProgram } from '../program';
import { refuseUntrusted } from '../trust';
import type { CommandHandler } from './services';

interface Variant extends QuickPickItem {
  readonly id: 'cpu' | 'cuda';
}

/** What can be set up, and what that costs. */
const CPU: Variant = {
  id: 'cpu',
  label: 'TensorFlow for the CPU',
  detail: '0.2 GB to download, 1.5 GB of disk for a while, then 0.5 GB',
};
const CUDA: Variant = {
  id: 'cuda',
  label: 'TensorFlow for NVIDIA GPUs (CUDA 12)',
  detail: '3.4 GB to download, 11 GB of disk for a while; driver 525 or newer',
};

/** Fetches TensorFlow by pip and compiles the binding to it, once a machine, when a person has said so. */
export const setUpNativeBackend: CommandHandler = async ({ context, log, devices }) => {
  refuseUntrusted(workspace);
  const chosen = await window.showQuickPick((await seesNvidiaDevice()) ? [CUDA, CPU] : [CPU, CUDA], {
    title: 'Set up which native backend?',
    placeHolder: 'Fetched with pip, checked, compiled here; needs python3 and g++',
  });
  if (!chosen) return;
  const title = `Setting up ${chosen.label}`;
  const end = await runProgram(context, log, title, 'setUpNative.mjs', ['--variant', chosen.id]);
  if (end.cancelled) return;
  if (end.code !== 0) throw new UserError(`${chosen.label} was not set up: ${end.lastLine}`);
  await devices.refresh();
  void window.showInformationMessage(`${end.lastLine} is set up. The next training uses it.`);
};

function seesNvidiaDevice(): Promise<boolean> {
  return new Promise((resolve) =>
    execFile('nvidia-smi', ['-L'], (error, stdout) => resolve(!error && stdout.includes('GPU'))),
  );
}
