import { RecentlyUsed } from '../../shared/util/recentlyUsed';

/** What is made with some effort, by name, up to a total weight. It is made once for all who ask at the same time. */
export class CachedResults<T> {
  private readonly kept: RecentlyUsed<T>;
  private readonly pending = new Map<string, Promise<T>>();

  constructor(
    capacity: number,
    weightOf: (result: T) => number,
    /** Whether a result is kept; others are made again, since the reason may be gone. */
    private readonly lasts: (result: T) => boolean,
  ) {
    this.kept = new RecentlyUsed(capacity, { weightOf });
  }

  async get(name: string, make: () => Promise<T>): Promise<T> {
    const known = this.kept.get(name) ?? this.pending.get(name);
    if (known !== undefined) return known;
    const made = make().finally(() => this.pending.delete(name));
    this.pending.set(name, made);
    const result = await made;
    if (this.lasts(result) && this.kept.get(name) === undefined) this.kept.add(name, result);
    return result;
  }
}
