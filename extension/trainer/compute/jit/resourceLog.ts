import type { Node } from './graph';
import type { Binding } from './internals';
import { ResourceSnapshot } from './resourceSnapshot';

/** Keeps the uses of each resource in program order, and can undo what was written while recording. */
export class ResourceLog {
  /** Operations that run for what they write. */
  readonly effects: Node[] = [];
  /** TensorFlow's type of each resource that is written to. */
  readonly written = new Map<number, number>();
  private readonly lastUse = new Map<number, Node>();
  private readonly snapshots: ResourceSnapshot[] = [];

  constructor(private readonly binding: Binding) {}

  /** To be called before an operation that writes values of type `dtype` runs for the first time. */
  beforeWrite(resources: readonly number[], dtype: number): void {
    for (const handle of resources) {
      if (this.written.has(handle)) continue;
      this.written.set(handle, dtype);
      this.snapshots.push(ResourceSnapshot.take(this.binding, [{ handle, dtype }]));
    }
  }

  /** What must run before the next use of these resources. */
  lastUses(resources: readonly number[]): readonly Node[] {
    return [...new Set(resources.flatMap((handle) => this.lastUse.get(handle) ?? []))];
  }

  used(resources: readonly number[], node: Node): void {
    for (const handle of resources) this.lastUse.set(handle, node);
  }

  restore(): void {
    for (const snapshot of this.snapshots) snapshot.restore();
  }

  dispose(): void {
    for (const snapshot of this.snapshots) snapshot.dispose();
  }
}
