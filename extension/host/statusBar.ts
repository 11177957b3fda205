import { type Disposable, StatusBarAlignment, type StatusBarItem, ThemeColor, window } from 'vscode';
import { runDescription } from './text/words';
import type { Trainings } from './trainer/trainings';

/** One item: what is being trained and how far it is. Hidden until something has been. */
export class StatusBar implements Disposable {
  private readonly item: StatusBarItem;
  private readonly subscriptions: Disposable[];

  constructor(private readonly trainings: Trainings) {
    this.item = window.createStatusBarItem('training', StatusBarAlignment.Left);
    this.item.name = 'Couplet';
    this.item.command = 'couplet.showTrainings';
    this.subscriptions = [
      this.item,
      trainings.onDidChange(() => this.show()),
      trainings.onDidEnd(({ ending }) => this.showEnd(ending.kind === 'died' || ending.snapshot.failure !== null)),
    ];
    this.show();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private show(): void {
    const { active, queued } = this.trainings;
    const [first] = active;
    if (!first) return;
    const { snapshot } = first.trainer;
    const paused = snapshot?.phase === 'paused';
    const progress = snapshot?.progress;
    const how =
      progress && snapshot.phase !== 'stopping'
        ? runDescription({ iteration: progress.done, iterations: progress.total }, snapshot.metrics, snapshot)
        : (snapshot?.message ?? 'starting');
    const more = active.length + queued.length - 1;
    this.item.text = `${paused ? '$(debug-pause)' : '$(sync~spin)'} ${first.label} ${how}${more > 0 ? ` (+${more})` : ''}`;
    this.item.tooltip = snapshot?.message ?? '';
    this.item.backgroundColor = undefined;
    this.item.show();
  }

  private showEnd(failed: boolean): void {
    if (this.trainings.active.length > 0) return;
    this.item.text = failed ? '$(error) Couplet' : '$(pass) Couplet';
    this.item.tooltip = failed ? 'The last training failed.' : 'The last training is done.';
    this.item.backgroundColor = failed ? new ThemeColor('statusBarItem.errorBackground') : undefined;
  }
}
