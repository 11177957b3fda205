import type { InspectorHostContract } from '../../extension/shared/protocol/inspector';
import type { Connection } from '../../extension/shared/rpc/connection';
import { stepJson, stepMarkdown } from './copy/copiedStep';
import { trajectoryJson, trajectoryMarkdown } from './copy/copiedTrajectory';
import type { InspectorModel } from './model/inspectorModel';

/** What is copied: the step or the whole trajectory that is shown. */
export type Copied = 'step' | 'trajectory';
export type CopyFormat = 'markdown' | 'json';

/** What the user can ask for. Failures become the message of the model. */
export class Actions {
  constructor(
    private readonly model: InspectorModel,
    private readonly host: Connection<InspectorHostContract>['call'],
  ) {}

  chooseEstimators(): Promise<void> {
    return this.attempt(async () => {
      const chosen = await this.host.chooseEstimators(this.model.estimators());
      if (chosen) this.model.change({ estimators: chosen.map(({ id }) => id) });
    });
  }

  copy(what: Copied, format: CopyFormat): Promise<void> {
    return this.attempt(async () => {
      await this.host.copyText(this.written(what, format));
      this.said(`Copied the ${what} as ${format === 'json' ? 'JSON' : 'Markdown'}.`);
    });
  }

  copyLink(): Promise<void> {
    return this.attempt(async () => {
      await this.host.copyText(await this.host.link({ ...this.model.place, iteration: this.model.iteration() }));
      this.said('Copied a link to this step.');
    });
  }

  openDashboard(): Promise<void> {
    return this.attempt(() => this.host.openDashboard());
  }

  private written(what: Copied, format: CopyFormat): string {
    const advantages = this.model.advantages.answer.value.value ?? [];
    const shown = what === 'step' ? this.model.step.answer.value.value : this.model.outline.answer.value.value;
    if (!shown) throw new Error(`There is no ${what} to copy yet.`);
    const json = (value: object) => JSON.stringify(value, null, 2);
    if ('alternatives' in shown)
      return format === 'json' ? json(stepJson(shown, advantages)) : stepMarkdown(shown, advantages);
    return format === 'json' ? json(trajectoryJson(shown, advantages)) : trajectoryMarkdown(shown, advantages);
  }

  private said(text: string): void {
    this.model.message.set({ kind: 'info', text });
  }

  private async attempt(task: () => Promise<unknown>): Promise<void> {
    try {
      this.model.message.set(null);
      await task();
    } catch (error) {
      this.model.fail(error);
    }
  }
}
