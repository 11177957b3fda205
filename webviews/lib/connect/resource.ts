import { errorMessage } from '../messages/messageBar';
import { Observable } from '../observable';
import { latest } from './latest';

/** What is known of the newest question. Until it is answered, the answer to the one before stays. */
export interface Answer<Question, Value> {
  /** What `value` or `error` is the answer to. */
  readonly question: Question | null;
  readonly value: Value | null;
  readonly error: string | null;
  readonly waiting: boolean;
}

const NOTHING = { question: null, value: null, error: null, waiting: false };

/**
 * Asks the other side one question at a time. A question that was overtaken before it was sent is dropped, and the answer to one that was
 * overtaken later is kept but not shown. Questions are told apart by their JSON.
 */
export class Resource<Question, Value> {
  readonly answer = new Observable<Answer<Question, Value>>(NOTHING);
  private readonly kept = new Map<string, Value>();
  private wanted: Question | null = null;
  private next: readonly Question[] = [];
  private era = 0;
  private readonly pull: () => void;

  /** The last `room` answers are kept. */
  constructor(
    private readonly fetch: (question: Question) => Promise<Value>,
    private readonly room = 1,
  ) {
    this.pull = latest(
      () => this.pullAll(),
      () => {},
    );
  }

  /** An answer that is kept is there at once. `next` is asked afterwards, since it will probably be wanted. */
  ask(question: Question | null, next: readonly Question[] = []): void {
    this.next = next;
    if (question === null) {
      this.wanted = null;
      this.answer.set(NOTHING);
      return;
    }
    const key = JSON.stringify(question);
    if (this.wanted === null || JSON.stringify(this.wanted) !== key) {
      this.wanted = question;
      const value = this.kept.get(key);
      this.answer.set(
        value === undefined
          ? { ...this.answer.value, error: null, waiting: true }
          : { question, value, error: null, waiting: false },
      );
    }
    this.pull();
  }

  /** Asks again, since the answers may be others now. */
  refresh(): void {
    this.era++;
    this.kept.clear();
    if (this.wanted !== null) this.pull();
  }

  private async pullAll(): Promise<void> {
    const { wanted } = this;
    if (wanted === null) return;
    try {
      const value = await this.get(wanted);
      if (this.wanted !== wanted) return;
      if (this.answer.value.waiting || this.answer.value.value !== value)
        this.answer.set({ question: wanted, value, error: null, waiting: false });
    } catch (error) {
      if (this.wanted === wanted)
        this.answer.set({ question: wanted, value: null, error: errorMessage(error).text, waiting: false });
      return;
    }
    // What is fetched beforehand may fail: whoever asks for it is told then.
    for (const question of this.next) if (this.wanted === wanted) await this.get(question).catch(() => {});
  }

  /** The answer to one question, kept or asked for now; it is not shown. */
  async get(question: Question): Promise<Value> {
    const key = JSON.stringify(question);
    const known = this.kept.get(key);
    this.kept.delete(key);
    const { era } = this;
    const value = known ?? (await this.fetch(question));
    if (era !== this.era) return this.get(question);
    this.kept.set(key, value);
    if (this.kept.size > this.room) this.kept.delete(this.kept.keys().next().value!);
    return value;
  }
}
