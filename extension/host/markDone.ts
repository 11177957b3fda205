import { commands } from 'vscode';

/** Context keys that tick steps of the walkthrough, for those where running a command does not mean that it had its effect. */
export type DoneKey = 'couplet.hasTrained' | 'couplet.hasCompared' | 'couplet.hasOpenedGroup';

/** Says that something was done for which a step of the walkthrough waits. */
export function markDone(key: DoneKey): void {
  void commands.executeCommand('setContext', key, true);
}
