import type { Verdict } from '../../../shared/model/environmentFacts';
import type { Episode, Observation, OracleReport, StepResult, Task } from '../environment';

const NOTHING_HAPPENS = 'nothing happens .';
const SUCCEEDED = 'it works .';
const FAILED = 'it does not work .';

interface ContextSnapshot {
  readonly task: string;
  readonly luck: number;
  readonly text: string;
  readonly ended: boolean;
}

/** One action in one context. Whether it succeeds is decided by a number drawn at the reset, so a restored episode meets it again. */
export class ContextEpisode implements Episode {
  /** Every answer an action can get. */
  static readonly answers: readonly string[] = [NOTHING_HAPPENS, SUCCEEDED, FAILED];

  readonly goal = 'press the button that works';
  private text: string;
  private ended = false;
  private readonly admissible: readonly string[];

  /** `success`: probability [actions]; `luck`: uniform in [0, 1). */
  constructor(
    readonly task: Task,
    private readonly context: string,
    private readonly success: readonly number[],
    private readonly payment: 'sampled' | 'expected',
    private luck: number,
  ) {
    this.text = context;
    this.admissible = success.map((_, action) => `press button ${action + 1}`);
  }

  get observation(): Observation {
    return { text: this.text, admissible: this.admissible, state: this.ended ? 'ended' : 'pressing' };
  }

  step(text: string): StepResult {
    if (this.ended) throw new Error(`ContextEpisode: ${this.task.id} has ended`);
    const action = this.admissible.indexOf(text);
    if (action < 0) {
      this.text = `${NOTHING_HAPPENS} ${this.context}`;
      return { observation: this.observation, reward: 0, terminated: false, success: false };
    }
    const probability = this.success[action]!;
    const success = this.luck < probability;
    this.text = success ? SUCCEEDED : FAILED;
    this.ended = true;
    const reward = this.payment === 'expected' ? probability : Number(success);
    return { observation: this.observation, reward, terminated: true, success };
  }

  /** Values are success probabilities; `good` are the actions with the highest one, the others lower it and are `flawed`. */
  oracle(): OracleReport {
    const best = Math.max(...this.success);
    const verdicts = this.success.map((probability): Verdict => (probability === best ? 'good' : 'flawed'));
    return { values: this.success, verdicts };
  }

  expert(): string | undefined {
    return this.ended ? undefined : this.admissible[this.success.indexOf(Math.max(...this.success))];
  }

  snapshot(): ContextSnapshot {
    return { task: this.task.id, luck: this.luck, text: this.text, ended: this.ended };
  }

  restore(snapshot: unknown): void {
    const { task, luck, text, ended } = snapshot as ContextSnapshot;
    if (task !== this.task.id) throw new Error(`ContextEpisode.restore: ${task} is not ${this.task.id}`);
    this.luck = luck;
    this.text = text;
    this.ended = ended;
  }
}
