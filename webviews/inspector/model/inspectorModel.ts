import type {
  EstimatorComparison,
  InspectorHostContract,
  InspectorPlace,
  InspectorSnapshot,
  ListPage,
  ListQuery,
  StepDetail,
  StepElsewhere,
  TrajectoryAdvantages,
  TrajectoryOutline,
} from '../../../extension/shared/protocol/inspector';
import type { Connection } from '../../../extension/shared/rpc/connection';
import { Resource } from '../../lib/connect/resource';
import { errorMessage, type Message } from '../../lib/messages/messageBar';
import { Observable } from '../../lib/observable';
import type { StateStore } from '../../lib/state/stateStore';
import { chosenEstimators, currentEstimator } from './estimatorChoice';
import { HIDDEN_COLUMNS } from './labels/hiddenColumns';
import { LabellingModel, stepKey } from './labels/labellingModel';
import type { StepSelection } from './labels/stepSelection';
import { ListModel } from './listModel';
import { readSiblings, type Siblings } from './siblings';
import { readViewState, type ViewState } from './viewState';

/** Steps that are kept, so that going back and forth asks nobody. */
const STEPS_KEPT = 24;
const TRAJECTORIES_KEPT = 8;

/** Names a step of the run. */
export interface StepQuestion {
  readonly trajectoryId: string;
  readonly step: number;
}

/** All that the inspector shows, each kind of state with its own observable, so that a part is drawn anew only when it has changed. */
export class InspectorModel {
  readonly snapshot = new Observable<InspectorSnapshot | null>(null);
  readonly message = new Observable<Message | null>(null);
  /** What a screen reader says next. */
  readonly announcement = new Observable('');
  readonly keysShown = new Observable(false);
  readonly view: Observable<ViewState>;
  readonly list: ListModel;
  readonly labelling: LabellingModel;
  readonly outline: Resource<string, TrajectoryOutline>;
  readonly advantages: Resource<
    { trajectoryId: string; estimators: readonly string[] },
    readonly TrajectoryAdvantages[]
  >;
  readonly step: Resource<StepQuestion, StepDetail>;
  readonly siblings: Resource<{ trajectoryId: string; estimator: string | null }, Siblings>;
  readonly comparison: Resource<{ iteration: number; estimators: readonly string[] }, EstimatorComparison>;
  readonly sameTask: Resource<string, ListPage>;
  readonly sameState: Resource<StepQuestion, readonly StepElsewhere[]>;
  private told: InspectorPlace | null = null;

  constructor(
    private readonly host: Connection<InspectorHostContract>,
    private readonly store: StateStore,
  ) {
    const { call } = host;
    this.view = new Observable(readViewState(store.getState()));
    this.list = new ListModel(call, (error) => this.fail(error));
    this.labelling = new LabellingModel(call, (error) => this.fail(error));
    this.outline = new Resource((id) => call.outline(id), TRAJECTORIES_KEPT);
    this.advantages = new Resource((it) => call.advantages(it.trajectoryId, it.estimators), TRAJECTORIES_KEPT);
    this.step = new Resource((it) => call.step(it.trajectoryId, it.step), STEPS_KEPT);
    this.siblings = new Resource((it) => readSiblings(call, it.trajectoryId, it.estimator));
    this.comparison = new Resource((it) => call.compare(it.iteration, it.estimators));
    this.sameTask = new Resource((id) => call.sameTask(id));
    this.sameState = new Resource((it) => call.sameState(it.trajectoryId, it.step));
    this.list.lines.subscribe(() => this.beginSomewhere());
    this.outline.answer.subscribe(() => this.settle());
    this.siblings.answer.subscribe(() => this.watchLabels());
    this.step.answer.subscribe(() => this.timeStep());
  }

  /** Asks the host for what is shown, and goes where it says, or stays where the user was. */
  async start(): Promise<void> {
    try {
      const { snapshot, place } = await this.host.call.ready();
      this.accept(snapshot);
      this.go(place ?? this.place);
    } catch (error) {
      this.fail(error);
    }
  }

  get place(): InspectorPlace {
    return this.view.value.place;
  }

  /** A snapshot that is not newer than the one at hand is ignored. */
  accept(snapshot: InspectorSnapshot): void {
    const before = this.snapshot.value;
    if (before && snapshot.revision <= before.revision) return;
    this.snapshot.set(snapshot);
    if (!before) return;
    if (snapshot.generation !== before.generation)
      for (const resource of [this.outline, this.advantages, this.step, this.siblings, this.comparison])
        resource.refresh();
    if (snapshot.generation !== before.generation || snapshot.trajectories !== before.trajectories) {
      this.sameTask.refresh();
      this.sameState.refresh();
      this.list.refresh();
    }
    if (snapshot.generation !== before.generation || snapshot.labelling.revision !== before.labelling.revision) {
      void this.labelling.book.refresh();
      this.list.refresh();
    }
    this.follow();
  }

  /** Changes the state of the view and keeps it. */
  change(changes: Partial<ViewState>): void {
    this.view.set({ ...this.view.value, ...changes });
    this.store.setState(this.view.value);
    this.follow();
  }

  /** Another trajectory is begun at its first step. */
  go(place: Partial<InspectorPlace>): void {
    const other = place.trajectoryId !== undefined && place.trajectoryId !== this.place.trajectoryId;
    this.labelling.forget();
    this.change({ place: { ...this.place, ...(other ? { step: null } : {}), ...place } });
  }

  /** Goes to a step with others selected beside it. */
  select(selection: StepSelection | null, step: number): void {
    this.go({ step });
    this.labelling.selection.set(selection);
  }

  /** Advantages, outcomes, verdicts and what others say are hidden, since labels are given blind. */
  blind(): boolean {
    return this.snapshot.value?.labelling.blind ?? false;
  }

  /** The iteration whose trajectories are listed, the newest where that of the place is gone; null before there is one. */
  iteration(): number | null {
    const iterations = this.snapshot.value?.iterations ?? [];
    return iterations.find((it) => it === this.place.iteration) ?? iterations.at(-1) ?? null;
  }

  /** None while labels are given blind. */
  estimators(): readonly string[] {
    return this.blind() ? [] : chosenEstimators(this.snapshot.value, this.view.value);
  }

  /** The one in front. */
  estimator(): string | null {
    return this.blind() ? null : currentEstimator(this.snapshot.value, this.view.value);
  }

  /** What is hidden does not sort. */
  listQuery(): ListQuery {
    const { everywhere, filter, sort: chosen } = this.view.value;
    const sort = chosen && this.blind() && HIDDEN_COLUMNS.has(chosen.column) ? null : chosen;
    if (everywhere) return { iteration: null, filter, sort, estimator: null, compared: [] };
    return { iteration: this.iteration(), filter, sort, estimator: this.estimator(), compared: this.estimators() };
  }

  fail(error: unknown): void {
    this.message.set(errorMessage(error));
  }

  /** Asks for what belongs to the place; what is there already is not asked for again. */
  private follow(): void {
    if (!this.snapshot.value) return;
    const { trajectoryId } = this.place;
    this.watchLabels();
    this.list.ask(this.listQuery(), trajectoryId);
    this.outline.ask(trajectoryId);
    if (trajectoryId === null) this.beginSomewhere();
    else this.followStep(trajectoryId, this.place.step ?? 0);
  }

  private followStep(trajectoryId: string, step: number): void {
    const { value: outline } = this.outline.answer.value;
    const count = outline?.trajectoryId === trajectoryId ? outline.action.length : 0;
    const beside = [step + 1, step - 1].filter((it) => it >= 0 && it < count);
    this.step.ask(
      { trajectoryId, step },
      beside.map((it) => ({ trajectoryId, step: it })),
    );
    this.advantages.ask({ trajectoryId, estimators: this.estimators() });
    this.tell({ iteration: this.iteration(), trajectoryId, step });
  }

  private watchLabels(): void {
    const { trajectoryId } = this.place;
    const siblings = this.view.value.grouped ? (this.siblings.answer.value.value?.outlines ?? []) : [];
    const own = trajectoryId === null ? [] : [trajectoryId];
    this.labelling.book.watch([...own, ...siblings.map((it) => it.trajectoryId)]);
  }

  /** From now on the person can see the step. */
  private timeStep(): void {
    const { question, waiting } = this.step.answer.value;
    if (question && !waiting) this.labelling.leadTime.show(stepKey(question.trajectoryId, question.step));
  }

  private tell(place: InspectorPlace): void {
    if (JSON.stringify(place) === JSON.stringify(this.told)) return;
    this.told = place;
    this.host.notify.at(place);
  }

  /** Without a trajectory, the first of the list. */
  private beginSomewhere(): void {
    const first = this.list.waiting.value ? null : this.list.rowAt(0);
    if (this.place.trajectoryId === null && first) this.go({ trajectoryId: first.trajectoryId });
  }

  /** A trajectory brings its iteration with it, and has no step beyond its last. */
  private settle(): void {
    const { value, waiting } = this.outline.answer.value;
    if (!value || waiting || value.trajectoryId !== this.place.trajectoryId) return;
    const step = Math.max(0, Math.min(this.place.step ?? 0, value.action.length - 1));
    const { iteration } = value;
    if (step !== this.place.step || iteration !== this.place.iteration) this.go({ iteration, step });
    else this.follow();
  }
}
