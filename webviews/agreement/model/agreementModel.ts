import type {
  AgreementCell,
  AgreementHostContract,
  AgreementPair,
  AgreementSnapshot,
  AgreementSteps,
} from '../../../extension/shared/protocol/agreement';
import type { Connection } from '../../../extension/shared/rpc/connection';
import { Resource } from '../../lib/connect/resource';
import { errorMessage, type Message } from '../../lib/messages/messageBar';
import { Observable } from '../../lib/observable';
import type { StateStore } from '../../lib/state/stateStore';
import { readViewState, type ViewState } from './viewState';

/** Steps that are listed at once. */
export const PAGE = 50;

/** A page of the steps of a cell. */
export interface StepsQuestion {
  readonly cell: AgreementCell;
  readonly from: number;
}

/** All that the agreement view shows, each kind of state with its own observable. */
export class AgreementModel {
  readonly snapshot = new Observable<AgreementSnapshot | null>(null);
  readonly message = new Observable<Message | null>(null);
  /** What a screen reader says next. */
  readonly announcement = new Observable('');
  readonly view: Observable<ViewState>;
  readonly steps: Resource<StepsQuestion, AgreementSteps>;

  constructor(
    private readonly host: Connection<AgreementHostContract>['call'],
    private readonly store: StateStore,
  ) {
    this.view = new Observable(readViewState(store.getState()));
    this.steps = new Resource(({ cell, from }) => host.steps(cell, from, PAGE), 4);
  }

  async start(): Promise<void> {
    try {
      this.accept(await this.host.ready(this.view.value.question));
    } catch (error) {
      this.fail(error);
    }
  }

  /** A snapshot that is not newer than the one at hand is ignored. */
  accept(snapshot: AgreementSnapshot): void {
    const before = this.snapshot.value;
    if (before && snapshot.revision <= before.revision) return;
    this.snapshot.set(snapshot);
    this.change({ folder: snapshot.folder });
    if (before?.working && !snapshot.working) {
      this.announcement.set(snapshot.problem ?? 'Raters are compared.');
      this.steps.refresh();
    }
  }

  /** Changes the state of the view and keeps it. */
  change(changes: Partial<ViewState>): void {
    this.view.set({ ...this.view.value, ...changes });
    this.store.setState(this.view.value);
    this.follow();
  }

  /** The ids of those who are compared next. */
  chosen(): readonly string[] {
    return this.view.value.question.raters ?? this.snapshot.value?.comparison?.raters ?? [];
  }

  /** The pair that is looked at; null before there is one. */
  pair(): AgreementPair | null {
    const pairs = this.snapshot.value?.comparison?.pairs ?? [];
    const wanted = this.view.value.pair;
    return pairs.find(({ raters }) => wanted?.every((id, i) => raters[i] === id)) ?? pairs[0] ?? null;
  }

  /** The cell whose steps are listed; null where none is chosen, or the pair has no such one. */
  cell(): AgreementCell | null {
    const [pair, { cell }] = [this.pair(), this.view.value];
    if (!pair || !cell || pair.confusion[cell.row]?.[cell.column] === undefined) return null;
    return { raters: pair.raters, ...cell };
  }

  /** The page of the list that has a step. */
  pageOf(cell: AgreementCell, position: number): StepsQuestion {
    return { cell, from: Math.floor(position / PAGE) * PAGE };
  }

  fail(error: unknown): void {
    this.message.set(errorMessage(error));
  }

  /** Asks for the steps that are listed; what is there already is not asked for again. */
  private follow(): void {
    const cell = this.cell();
    this.steps.ask(cell && this.pageOf(cell, this.view.value.position));
  }
}
