import type { AgreementHostContract, AgreementQuestion } from '../../extension/shared/protocol/agreement';
import type { Connection } from '../../extension/shared/rpc/connection';
import { toCsv } from '../../extension/shared/util/delimited';
import { attempt } from '../lib/messages/attempt';
import { agreementMarkdown } from './copy/agreementMarkdown';
import { agreementTable } from './copy/agreementTable';
import type { AgreementModel } from './model/agreementModel';

export type CopyFormat = 'markdown' | 'csv';

/** What the user can ask for. Failures become the message of the model. */
export class Actions {
  constructor(
    private readonly model: AgreementModel,
    private readonly host: Connection<AgreementHostContract>['call'],
  ) {}

  /** Compares those who are chosen. */
  compare(): Promise<void> {
    return attempt(this.model, () => this.host.compare(this.model.view.value.question));
  }

  cancel(): Promise<void> {
    return attempt(this.model, () => this.host.cancel());
  }

  /** Changes what the next comparison asks. */
  ask(changes: Partial<AgreementQuestion>): void {
    this.model.change({ question: { ...this.model.view.value.question, ...changes } });
  }

  /** Looks at a pair, from the beginning. */
  choosePair(pair: readonly [string, string]): void {
    this.model.change({ pair, cell: null, position: 0 });
  }

  /** Lists the steps of a cell. */
  chooseCell(row: number, column: number): void {
    this.model.change({ cell: { row, column }, position: 0 });
  }

  /** Chooses a step of the list by its place, as near as there is one. */
  chooseStep(position: number): void {
    const listed = this.model.steps.answer.value.value?.listed ?? 0;
    this.model.change({ position: Math.max(0, Math.min(position, listed - 1)) });
  }

  /** Shows the chosen step in the inspector. */
  openStep(takeFocus: boolean): Promise<void> {
    return attempt(this.model, async () => {
      const cell = this.model.cell();
      if (!cell) return;
      const { position } = this.model.view.value;
      const page = this.model.pageOf(cell, position);
      const { steps } = await this.model.steps.get(page);
      const step = steps[position - page.from];
      if (!step) return;
      const { trajectoryId, step: number, action } = step;
      const focused = document.activeElement;
      await this.host.openStep({ trajectoryId, step: number, action }, takeFocus);
      // A page that gets the focus back has forgotten where it was.
      const isLost = document.activeElement === document.body;
      if (!takeFocus && isLost && focused instanceof HTMLElement) focused.focus();
    });
  }

  copy(format: CopyFormat): Promise<void> {
    return attempt(this.model, async () => {
      const snapshot = this.model.snapshot.value;
      if (!snapshot?.comparison) throw new Error('There is nothing to copy yet: compare raters first.');
      const { comparison, raters } = snapshot;
      await this.host.copyText(
        format === 'csv' ? toCsv(agreementTable(comparison, raters)) : agreementMarkdown(snapshot),
      );
      this.model.message.set({
        kind: 'info',
        text: `Copied ${comparison.pairs.length} pairs as ${format === 'csv' ? 'CSV' : 'Markdown'}.`,
      });
    });
  }
}
