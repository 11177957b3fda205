import type { Label } from '../../extension/shared/model/label';
import type { InspectorHostContract, LabellingCommand } from '../../extension/shared/protocol/inspector';
import type { Connection } from '../../extension/shared/rpc/connection';
import { toTsv } from '../../extension/shared/util/delimited';
import { attempt } from '../lib/messages/attempt';
import { COPIES, type Copied, type CopyFormat } from './copy/copies';
import { listTable } from './copy/listTable';
import { giveLabel } from './giveLabel';
import type { InspectorModel } from './model/inspectorModel';
import { type ListRow, readRows } from './model/listRow';

/** Lines of the list that are copied at most, and that are asked for at once. */
const MOST_LINES = 10_000;
const PAGE = 1000;

/** What the user can ask for. Failures become the message of the model. */
export class Actions {
  constructor(
    private readonly model: InspectorModel,
    private readonly host: Connection<InspectorHostContract>['call'],
  ) {}

  chooseEstimators(): Promise<void> {
    return attempt(this.model, async () => {
      const chosen = await this.host.chooseEstimators(this.model.estimators());
      if (chosen) this.model.change({ estimators: chosen.map(({ id }) => id) });
    });
  }

  copy(what: Copied, format: CopyFormat): Promise<void> {
    return attempt(this.model, async () => {
      const copy = COPIES[what](this.model);
      if (!copy) throw new Error(`There is no ${what} to copy: it is not shown.`);
      await this.host.copyText(format === 'json' ? JSON.stringify(copy.json(), null, 2) : copy.markdown());
      this.said(`Copied the ${what} as ${format === 'json' ? 'JSON' : 'Markdown'}.`);
    });
  }

  /** The lines that the filter lets through, for a spreadsheet. */
  copyList(): Promise<void> {
    return attempt(this.model, async () => {
      const rows: ListRow[] = [];
      let page = await this.host.list(this.model.listQuery(), 0, PAGE, null);
      while (page.texts.trajectoryId.length > 0 && rows.length < MOST_LINES) {
        rows.push(...readRows(page));
        page = await this.host.list(this.model.listQuery(), rows.length, PAGE, null);
      }
      await this.host.copyText(toTsv(listTable(rows)));
      this.said(`Copied ${rows.length} of ${page.total} lines.`);
    });
  }

  copyLink(): Promise<void> {
    return attempt(this.model, async () => {
      await this.host.copyText(await this.host.link({ ...this.model.place, iteration: this.model.iteration() }));
      this.said('Copied a link to this step.');
    });
  }

  /** A message that is there stays: labels come fast, and one may tell of a label that was refused. */
  async label(label: Label | null): Promise<void> {
    try {
      await giveLabel(this.model, this.host, label);
    } catch (error) {
      this.model.fail(error);
    }
  }

  editNote(): Promise<void> {
    return attempt(this.model, async () => {
      const [target, ...more] = this.model.labelling.targets(this.model.place);
      if (!target || more.length > 0)
        throw new Error('A note is about one action. Choose one step, or one alternative.');
      await this.host.note(target);
    });
  }

  run(command: LabellingCommand): Promise<void> {
    return attempt(this.model, () => this.host.run(command));
  }

  openDashboard(): Promise<void> {
    return attempt(this.model, () => this.host.openDashboard());
  }

  private said(text: string): void {
    this.model.message.set({ kind: 'info', text });
  }
}
