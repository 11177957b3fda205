import { type Disposable, StatusBarAlignment, type StatusBarItem, ThemeColor, window } from 'vscode';
import { type LastEnding, type StatusLook, statusLook } from './text/statusLook';
import type { Trainings } from './trainer/trainings';

const BACKGROUNDS: Readonly<Record<StatusLook['kind'], ThemeColor | undefined>> = {
  idle: undefined,
  training: undefined,
  warning: new ThemeColor('statusBarItem.warningBackground'),
  failed: new ThemeColor('statusBarItem.errorBackground'),
};

/** One item: what is being trained and how far it is, or how the last training ended. */
export class StatusBar implements Disposable {
  private readonly item: StatusBarItem;
  private readonly subscriptions: Disposable[];
  private last: LastEnding = null;

  constructor(private readonly trainings: Trainings) {
    this.item = window.createStatusBarItem('training', StatusBarAlignment.Left);
    this.item.name = 'Couplet';
    this.item.command = 'couplet.showTrainings';
    this.subscriptions = [
      this.item,
      trainings.onDidChange(() => this.show()),
      trainings.onDidGoSilent(() => this.show()),
      trainings.onDidEnd(({ ending }) => {
        this.last = ending.kind === 'died' || ending.snapshot.failure !== null ? 'failed' : 'done';
        this.show();
      }),
    ];
    this.show();
    this.item.show();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private show(): void {
    const { active, queued } = this.trainings;
    const statuses = active.map(({ label, trainer: { snapshot, isSilent } }) => ({ label, snapshot, isSilent }));
    const { kind, text, tooltip } = statusLook(statuses, queued.length, this.last);
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.backgroundColor = BACKGROUNDS[kind];
  }
}
