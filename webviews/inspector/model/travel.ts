import type { InspectorPlace } from '../../../extension/shared/protocol/inspector';
import type { Message } from '../../lib/messages/messageBar';
import type { InspectorModel } from './inspectorModel';
import { readRows } from './listRow';

/** Moves through the iterations while the same task or the same state stays in sight. */
export class Travel {
  /** Where the journey began, and where it has led; elsewhere, another one begins. */
  private journey: { readonly from: InspectorPlace; readonly at: InspectorPlace } | null = null;
  private wanted: number | null = null;

  constructor(private readonly model: InspectorModel) {}

  /** Goes to an iteration: to what is followed there, else to the first trajectory of the list. */
  async to(iteration: number): Promise<void> {
    const { model } = this;
    this.wanted = iteration;
    const { place } = model;
    const from = this.journey && samePlace(this.journey.at, place) ? this.journey.from : place;
    try {
      const found = await this.find(from, iteration);
      if (this.wanted !== iteration) return;
      model.message.set(found || from.trajectoryId === null ? null : this.missed(iteration));
      model.go({ iteration, trajectoryId: null, ...found });
      this.journey = found ? { from, at: { iteration, ...found } } : null;
    } catch (error) {
      model.fail(error);
    }
  }

  private missed(iteration: number): Message {
    const what = this.model.view.value.following === 'state' ? 'step in this state' : 'rollout of this task';
    return { kind: 'info', text: `Iteration ${iteration} has no ${what}; the first of the list is shown.` };
  }

  private async find(from: InspectorPlace, iteration: number): Promise<Omit<InspectorPlace, 'iteration'> | null> {
    const { trajectoryId } = from;
    const step = from.step ?? 0;
    if (trajectoryId === null) return null;
    if (this.model.view.value.following === 'state') {
      const steps = await this.model.sameState.get({ trajectoryId, step });
      return steps.find((it) => it.iteration === iteration) ?? null;
    }
    const rows = readRows(await this.model.sameTask.get(trajectoryId));
    const row = rows.find((it) => it.iteration === iteration);
    return row ? { trajectoryId: row.trajectoryId, step } : null;
  }
}

const samePlace = (one: InspectorPlace, other: InspectorPlace): boolean =>
  one.trajectoryId === other.trajectoryId && one.step === other.step;
