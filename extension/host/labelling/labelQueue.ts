import { queueOf } from '../../engine/labels/queue/table';
import type { InspectorPlace } from '../../shared/protocol/inspector';
import type { OpenedRun } from '../inspection/openedRun';
import type { LabellingSettings } from './labellingSettings';
import { queueFacts } from './queueFacts';
import type { RunLabels } from './runLabels';

/** A step to label, and why. */
export interface QueuedStep {
  readonly trajectoryId: string;
  readonly step: number;
  readonly iteration: number;
  readonly taskId: string;
  readonly action: string;
  /** Empty while labels are given blind, where it would tell what is hidden. */
  readonly reason: string;
}

/** What to label next in a run, by the strategy of the settings. An order is kept until it is asked for another one, or anew. */
export class LabelQueue {
  private last: { readonly name: string; readonly steps: Promise<readonly QueuedStep[]> } | null = null;

  constructor(
    private readonly run: OpenedRun,
    private readonly labels: RunLabels,
    private readonly settings: LabellingSettings,
  ) {}

  /** The steps of the queue that the person has not labelled by now; `iteration` null is the newest. */
  async list(iteration: number | null): Promise<readonly QueuedStep[]> {
    const open = this.openSteps();
    return (await this.order(iteration)).filter(open);
  }

  /** The step behind a place, or the first one; null where nothing is left but the place itself. */
  async next({ iteration, trajectoryId, step }: InspectorPlace): Promise<QueuedStep | null> {
    const order = await this.order(iteration);
    const at = order.findIndex((each) => each.trajectoryId === trajectoryId && each.step === step);
    const open = this.openSteps();
    return [...order.slice(at + 1), ...order.slice(0, Math.max(at, 0))].find(open) ?? null;
  }

  /** Makes the order anew when it is asked for: labels that were given since may change it. */
  refresh(): void {
    this.last = null;
  }

  private openSteps(): (step: QueuedStep) => boolean {
    const own = this.labels.current.filter((label) => this.labels.isOwn(label) && label.target.action === null);
    const labelled = new Set(own.map(({ target }) => `${target.trajectoryId} ${target.step}`));
    return ({ trajectoryId, step }) => !labelled.has(`${trajectoryId} ${step}`);
  }

  private async order(asked: number | null): Promise<readonly QueuedStep[]> {
    const { strategy, blind } = this.settings;
    const { iterations, generation } = (await this.run.current).contents;
    const iteration = asked ?? iterations.at(-1);
    if (iteration === undefined) return [];
    const name = [strategy.id, blind, generation, strategy.among === 'run' ? 'run' : iteration].join(' ');
    if (this.last?.name !== name) {
      const steps = this.make(iteration);
      this.last = { name, steps };
      steps.catch(() => this.refresh()); // whoever asks next tries again
    }
    return this.last.steps;
  }

  private async make(iteration: number): Promise<readonly QueuedStep[]> {
    const { strategy, blind } = this.settings;
    const facts = await queueFacts(this.run, strategy, iteration, this.labels);
    return queueOf(strategy, facts).map(({ index, reason }) => {
      const { trajectoryId, step, iteration, taskId, action } = facts.steps[index];
      return { trajectoryId, step, iteration, taskId, action, reason: blind && strategy.reveals ? '' : reason };
    });
  }
}
