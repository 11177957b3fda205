import { type Disposable, EventEmitter, type Memento } from 'vscode';
import type { QueueStrategy } from '../../engine/labels/queue/queueStrategy';
import { queueStrategy } from '../../engine/labels/queue/table';

const [BLIND, AUTO_ADVANCE, STRATEGY] = ['labelling.blind', 'labelling.autoAdvance', 'labelling.strategy'];

/** How a person labels in this workspace, which remembers it. */
export class LabellingSettings implements Disposable {
  private readonly change = new EventEmitter<void>();

  readonly onDidChange = this.change.event;
  /** How often blind labelling has begun or ended in this window. */
  blindTurns = 0;

  constructor(private readonly kept: Memento) {}

  /** Outcomes, advantages, verdicts and what others say are hidden. */
  get blind(): boolean {
    return this.kept.get(BLIND, false);
  }

  /** A label of one action leads on to the next step of the queue. */
  get autoAdvance(): boolean {
    return this.kept.get(AUTO_ADVANCE, false);
  }

  get strategy(): QueueStrategy {
    return queueStrategy(this.kept.get<string>(STRATEGY));
  }

  toggleBlind(): Promise<void> {
    this.blindTurns += 1;
    return this.keep(BLIND, !this.blind);
  }

  toggleAutoAdvance(): Promise<void> {
    return this.keep(AUTO_ADVANCE, !this.autoAdvance);
  }

  choose({ id }: QueueStrategy): Promise<void> {
    return this.keep(STRATEGY, id);
  }

  dispose(): void {
    this.change.dispose();
  }

  private async keep(name: string, value: unknown): Promise<void> {
    await this.kept.update(name, value);
    this.change.fire();
  }
}
