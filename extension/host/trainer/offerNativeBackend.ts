import { commands, type Disposable, type Memento, window } from 'vscode';
import { lacksNativeBackend } from './lacksNativeBackend';
import type { Trainings } from './trainings';

const DECLINED = 'nativeBackendDeclined';
const SET_UP = 'Set Up Native Backend';
const NEVER = "Don't Offer Again";

/** Offers the native backend, once a window, when a job that could use it computes with WebAssembly. */
export function offerNativeBackend(trainings: Trainings, memory: Memento): Disposable {
  let offered = memory.get(DECLINED, false);
  return trainings.onDidChange(() => {
    const slow = offered
      ? undefined
      : trainings.active.find(({ request, trainer }) => lacksNativeBackend(request, trainer.snapshot?.compute));
    if (!slow) return;
    offered = true;
    void offer(slow.label, memory);
  });
}

async function offer(label: string, memory: Memento): Promise<void> {
  const message = `${label} computes with WebAssembly, since native TensorFlow, about ten times faster, is not set up here.`;
  const chosen = await window.showInformationMessage(message, SET_UP, NEVER);
  if (chosen === SET_UP) await commands.executeCommand('couplet.setUpNativeBackend');
  if (chosen === NEVER) await memory.update(DECLINED, true);
}
