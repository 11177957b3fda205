import { ProgressLocation, window } from 'vscode';
import type { CommandHandler } from './services';

/** Lists what can compute here, and why the rest cannot. */
export const showDevices: CommandHandler = async ({ devices }) => {
  const reports = await window.withProgress(
    { location: ProgressLocation.Notification, title: 'Couplet: looking for devices', cancellable: false },
    () => devices.refresh(),
  );
  await window.showQuickPick(
    reports.map(({ label, id, ok, reason, device, library }) => ({
      label: `${ok ? '$(pass)' : '$(circle-slash)'} ${label}`,
      description: id,
      detail: ok ? `${library} on ${device}` : reason,
    })),
    {
      title: 'Backends, best first',
      placeHolder: '"compute.backend" of a configuration names one; auto takes the first that works',
    },
  );
};
