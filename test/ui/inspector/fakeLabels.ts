import { targetKey } from '../../../extension/shared/model/label';
import type { Labelling, LabelRequest, ShownLabel } from '../../../extension/shared/protocol/inspector';

/** The labels of a made-up run, all in memory; a test says when they are stored, and whether they are. */
export class FakeLabels {
  /** What the next label is refused with. */
  failure: string | null = null;
  /** Labels are stored when `release` is called, not at once. */
  held = false;
  private all: readonly ShownLabel[] = [];
  private waiting: (() => void)[] = [];

  constructor(private readonly author: string) {}

  of(trajectoryId: string): readonly ShownLabel[] {
    return this.all.filter(({ target }) => target.trajectoryId === trajectoryId);
  }

  /** Labels that people gave the steps of a trajectory, each once. */
  names(trajectoryId: string, blind: boolean): string {
    const given = this.of(trajectoryId).filter(({ own, source }) => own || (source === 'human' && !blind));
    return [...new Set(given.map(({ label }) => label))].join(', ');
  }

  counts(): Pick<Labelling, 'own' | 'people'> {
    const people = this.all.filter(({ source }) => source === 'human');
    return { own: people.filter(({ own }) => own).length, people: people.length };
  }

  async give({ targets, label, note, tags }: LabelRequest, blind: boolean): Promise<void> {
    if (this.held) await new Promise<void>((resolve) => this.waiting.push(resolve));
    const { failure, author } = this;
    this.failure = null;
    if (failure !== null) throw new Error(failure);
    for (const target of targets) {
      const key = targetKey(target);
      this.all = this.all.filter((it) => !it.own || targetKey(it.target) !== key);
      if (label === null) continue;
      const at = '2026-01-01T00:00:00.000Z';
      this.put({
        target,
        label,
        by: author,
        source: 'human',
        at,
        note,
        tags: [...tags],
        blind,
        own: true,
        stored: true,
      });
    }
  }

  /** Somebody else, or another window, labels. */
  put(label: ShownLabel): void {
    this.all = [...this.all, label];
  }

  release(): void {
    this.held = false;
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
