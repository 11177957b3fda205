import type { Policy } from '../policy';
import { GenerationSession } from './generationSession';
import { RowCache } from './rowCache';

/** Makes responses with one policy; keeps caches and their traced functions between sessions. */
export class Generator {
  private readonly idle: RowCache[] = [];
  private readonly all: RowCache[] = [];

  constructor(
    readonly policy: Policy,
    /** Evaluate equal prompts once, and reuse what a sequence's last prompt has in common with its next. */
    readonly economies: { readonly deduplicate: boolean; readonly sharePrefixes: boolean },
  ) {}

  /** A session for `sequences` conversations that go on side by side. */
  open(sequences: number): GenerationSession {
    return new GenerationSession(this, sequences);
  }

  /** A cache of at least that size, its contents undefined. */
  borrow(rows: number, capacity: number): RowCache {
    const index = this.idle.findIndex((c) => c.rows === rows && c.capacity >= capacity && c.capacity < 2 * capacity);
    if (index >= 0) return this.idle.splice(index, 1)[0]!;
    const cache = new RowCache(this.policy, rows, capacity);
    this.all.push(cache);
    return cache;
  }

  giveBack(cache: RowCache): void {
    this.idle.push(cache);
  }

  dispose(): void {
    for (const cache of this.all) cache.dispose();
  }
}
