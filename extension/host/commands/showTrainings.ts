import { commands, window } from 'vscode';
import type { CommandHandler } from './services';

/** What can be done now, as a quick pick: that of the item in the status bar. */
export const showTrainings: CommandHandler = async ({ trainings }) => {
  const { active } = trainings;
  const choices = [
    ...active.flatMap((training) => {
      const paused = training.trainer.snapshot?.phase === 'paused';
      return [
        {
          label: `${paused ? '$(play) Continue' : '$(debug-pause) Pause'} ${training.label}`,
          command: paused ? 'couplet.continue' : 'couplet.pause',
          args: { training },
        },
        { label: `$(debug-stop) Stop ${training.label}`, command: 'couplet.stop', args: { training } },
      ];
    }),
    { label: '$(play) Train…', command: 'couplet.train', args: undefined },
    { label: '$(list-tree) Show Runs', command: 'couplet.runs.focus', args: undefined },
    { label: '$(output) Show Trainer Log', command: 'couplet.showLog', args: undefined },
  ];
  const chosen = await window.showQuickPick(choices, { title: 'Couplet' });
  if (chosen) await commands.executeCommand(chosen.command, chosen.args);
};
