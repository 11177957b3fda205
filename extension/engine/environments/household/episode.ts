import type { Verdict } from '../../../shared/model/environmentFacts';
import type { Episode, Observation, OracleReport, StepResult, Task } from '../environment';
import { admissibleActions, argumentOf, GO, kindOf } from './actions';
import { distanceToGoal } from './distance';
import { adviseAction } from './expert';
import { Phrases } from './phrases';
import { copyState, type HouseholdState, initialState, stateKey } from './state';
import { describeCarried, describeOutcome, describeRoom, describeUnseen, NOTHING_HAPPENS } from './text';
import { applyAction } from './transition';
import { judge } from './verdict';
import type { World } from './world';

interface HouseholdSnapshot extends Omit<HouseholdState, 'position' | 'condition'> {
  readonly task: string;
  readonly text: string;
  readonly position: readonly number[];
  readonly condition: readonly number[];
}

/** One run of a household task. The reward is 1 with the step that solves it and 0 before. */
export class HouseholdEpisode implements Episode {
  private readonly state: HouseholdState;
  /** Where the oracle and the verdicts try actions out. */
  private readonly trial: HouseholdState;
  private readonly phrases: Phrases;
  private actions: readonly number[] = [];
  private current: Observation;

  constructor(
    readonly task: Task,
    private readonly world: World,
  ) {
    this.state = initialState(world);
    this.trial = initialState(world);
    this.phrases = new Phrases(world);
    this.current = this.observe(describeRoom(world));
  }

  get goal(): string {
    return this.world.goal;
  }

  get observation(): Observation {
    return this.current;
  }

  step(text: string): StepResult {
    this.requireRunning();
    const index = this.current.admissible.indexOf(text);
    this.current = this.observe(index < 0 ? NOTHING_HAPPENS : this.carryOut(this.actions[index]!));
    const { solved } = this.state;
    return { observation: this.current, reward: solved ? 1 : 0, terminated: solved, success: solved };
  }

  oracle(): OracleReport {
    this.requireRunning();
    const { world, state: before, trial: after } = this;
    const distanceBefore = distanceToGoal(world, before);
    const values: number[] = [];
    const verdicts: Verdict[] = [];
    for (const action of this.actions) {
      copyState(after, before);
      applyAction(world, after, action);
      const distanceAfter = distanceToGoal(world, after);
      values.push(0 - distanceAfter);
      verdicts.push(judge(world, { before, after, action, distanceBefore, distanceAfter }));
    }
    return { values, verdicts };
  }

  expert(): string | undefined {
    if (this.state.solved) return undefined;
    return this.phrases.of(this.state, adviseAction(this.world, this.state));
  }

  snapshot(): HouseholdSnapshot {
    const { position, condition, ...rest } = this.state;
    return { task: this.task.id, text: this.current.text, ...rest, position: [...position], condition: [...condition] };
  }

  restore(snapshot: unknown): void {
    const { task, text, ...state } = snapshot as HouseholdSnapshot;
    if (task !== this.task.id) throw new Error(`HouseholdEpisode.restore: ${task} is not ${this.task.id}`);
    copyState(this.state, {
      ...state,
      position: Int8Array.from(state.position),
      condition: Int8Array.from(state.condition),
    });
    this.current = this.observe(text);
  }

  /** Changes the state and answers in words. */
  private carryOut(action: number): string {
    const { world, state } = this;
    if (kindOf(action) === GO && argumentOf(action) === state.place) return NOTHING_HAPPENS;
    applyAction(world, state, action);
    return describeOutcome(world, state, action);
  }

  private observe(text: string): Observation {
    const { world, state, phrases } = this;
    this.actions = admissibleActions(world, state);
    return {
      text,
      admissible: phrases.listOf(state, this.actions),
      carried: describeCarried(world, state),
      notes: describeUnseen(world, state.seen),
      state: stateKey(state),
    };
  }

  private requireRunning(): void {
    if (this.state.solved) throw new Error(`HouseholdEpisode: ${this.task.id} has ended`);
  }
}
