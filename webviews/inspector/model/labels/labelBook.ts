import { type LabelTarget, targetKey } from '../../../../extension/shared/model/label';
import type { InspectorHostContract, LabelRequest, ShownLabel } from '../../../../extension/shared/protocol/inspector';
import type { Connection } from '../../../../extension/shared/rpc/connection';
import { Observable } from '../../../lib/observable';

/** Labels that this page has given and that the host's answers may not have yet. */
interface GivenLabels extends LabelRequest {
  readonly by: string;
  readonly blind: boolean;
  readonly stored: boolean;
}

/** The labels of the trajectories in sight: what the host has read, and above it what has just been given here. */
export class LabelBook {
  /** By `targetKey`. */
  readonly shown = new Observable<ReadonlyMap<string, readonly ShownLabel[]>>(new Map());
  private watched: readonly string[] = [];
  private read: readonly ShownLabel[] = [];
  private given: readonly GivenLabels[] = [];
  private reading = Promise.resolve();
  private era = 0;

  constructor(
    private readonly host: Pick<Connection<InspectorHostContract>['call'], 'labels' | 'label'>,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Shows the labels of these trajectories. */
  watch(trajectoryIds: readonly string[]): void {
    const ids = [...new Set(trajectoryIds)];
    if (ids.join('\n') === this.watched.join('\n')) return;
    this.watched = ids;
    void this.refresh();
  }

  /** Asks again, since there may be others now. */
  refresh(): Promise<void> {
    this.reading = this.pull();
    return this.reading;
  }

  /** Shows labels at once, as being written until the host has stored them; where it refuses, they are taken back, and this rejects. */
  async give(request: LabelRequest, { by, blind }: Pick<ShownLabel, 'by' | 'blind'>): Promise<void> {
    let given: GivenLabels = { ...request, by, blind, stored: false };
    const replace = (after: GivenLabels | null) => {
      this.given = this.given.flatMap((it) => (it !== given ? [it] : after ? [after] : []));
      given = after ?? given;
      this.draw();
    };
    this.given = [...this.given, given];
    this.draw();
    try {
      await this.host.label(request);
      replace({ ...given, stored: true });
      await this.refresh();
    } finally {
      replace(null);
    }
  }

  /** An answer that was overtaken by another question waits for that one's. */
  private async pull(): Promise<void> {
    const era = ++this.era;
    const labels = await Promise.all(this.watched.map((id) => this.host.labels(id))).catch((error) => {
      if (era === this.era) this.failed(error);
      return null;
    });
    if (era !== this.era) return this.reading;
    this.read = labels?.flat() ?? this.read;
    this.draw();
  }

  private draw(): void {
    const shown = new Map<string, readonly ShownLabel[]>();
    const at = (target: LabelTarget) => shown.get(targetKey(target)) ?? [];
    for (const label of this.read) shown.set(targetKey(label.target), [...at(label.target), label]);
    for (const given of this.given)
      for (const target of given.targets)
        shown.set(targetKey(target), [...ownLabel(given, target), ...at(target).filter(({ own }) => !own)]);
    this.shown.set(shown);
  }
}

function ownLabel({ label, by, note, tags, blind, stored }: GivenLabels, target: LabelTarget): ShownLabel[] {
  if (label === null) return [];
  return [{ target, label, by, source: 'human', at: new Date().toISOString(), note, tags, blind, own: true, stored }];
}
