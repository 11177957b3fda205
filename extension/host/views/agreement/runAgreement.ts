import type { LabelTarget } from '../../../shared/model/label';
import type { AgreementCell, AgreementQuestion, AgreementSnapshot } from '../../../shared/protocol/agreement';
import { UserError } from '../../../shared/util/userError';
import { runName } from '../../runs/runEntry';
import { agreementArguments } from './agreementArguments';
import { type AgreementDocument, comparisonOf } from './agreementDocument';
import { offeredRaters } from './offeredRaters';

/** What it takes to compare. */
export interface AgreementMeans {
  /** Runs a command of `couplet` and gives its document; ends it when the signal is aborted. */
  ask(args: readonly string[], signal: AbortSignal): Promise<unknown>;
  /** The estimators whose signs can be compared. */
  estimators(): Parameters<typeof offeredRaters>[1];
}

interface Answer extends Pick<AgreementSnapshot, 'raters' | 'comparison'> {
  readonly pairs: AgreementDocument['pairs'];
  /** How often labels had changed when it was begun. */
  readonly changes: number;
}

/** How far the raters of a run agree: compared when somebody asks, by another process, and outdated when labels have changed since. */
export class RunAgreement {
  private revision = 0;
  private answer: Answer = { raters: [], comparison: null, pairs: [], changes: 0 };
  private working: AbortController | null = null;
  /** How often labels have changed. */
  private changes = 0;
  private problem: string | null = null;

  constructor(
    private readonly folder: string,
    private readonly means: AgreementMeans,
    private readonly told: (snapshot: AgreementSnapshot) => void,
  ) {}

  get isUntouched(): boolean {
    return this.answer.comparison === null && this.problem === null && !this.working;
  }

  snapshot(): AgreementSnapshot {
    const { folder, outdated, problem } = this;
    const { raters, comparison } = this.answer;
    const working = this.working !== null;
    this.revision += 1;
    return {
      revision: this.revision,
      name: runName({ folder }),
      folder,
      raters,
      comparison,
      working,
      outdated,
      problem,
    };
  }

  /** Resolves when it is done, failed or given up; the snapshot says which. */
  async compare(question: AgreementQuestion): Promise<void> {
    this.working?.abort();
    const working = new AbortController();
    this.working = working;
    this.problem = null;
    const { changes } = this;
    this.told(this.snapshot());
    try {
      const printed = await this.means.ask(agreementArguments(this.folder, question), working.signal);
      const document = printed as AgreementDocument;
      if (this.working !== working) return;
      const raters = offeredRaters(document, this.means.estimators());
      const comparison = comparisonOf(document, question.resamples);
      this.answer = { raters, comparison, pairs: document.pairs, changes };
    } catch (error) {
      if (this.working !== working) return;
      if (!working.signal.aborted) this.problem = error instanceof Error ? error.message : String(error);
    }
    this.working = null;
    this.told(this.snapshot());
  }

  cancel(): void {
    this.working?.abort();
  }

  labelsChanged(): void {
    const wasOutdated = this.outdated;
    this.changes += 1;
    if (this.outdated && !wasOutdated) this.told(this.snapshot());
  }

  private get outdated(): boolean {
    return this.answer.comparison !== null && this.answer.changes !== this.changes;
  }

  /** The first actions of a cell. Throws a `UserError` where the pair is no longer compared. */
  actionsOf({ raters: [first, second], row, column }: AgreementCell): readonly LabelTarget[] {
    const pair = this.answer.pairs.find(({ raters }) => raters[0] === first && raters[1] === second);
    const cell = pair?.cells[row]?.[column];
    if (!cell) throw new UserError('These two are no longer compared. Choose a pair of the table.');
    return cell.map(({ trajectory, step, action }) => ({ trajectoryId: trajectory, step, action }));
  }
}
