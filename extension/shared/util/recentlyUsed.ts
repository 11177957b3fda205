interface Options<T> {
  /** 1 unless given, so that the capacity is a number of things. */
  readonly weightOf?: (item: T) => number;
  /** Called with each thing that is let go. */
  readonly removed?: (item: T) => void;
}

/** Things by name up to a total weight: what was not used for longest is let go, but never the one that was added last. */
export class RecentlyUsed<T> {
  /** In the order of their last use. */
  private readonly items = new Map<string, T>();
  private weight = 0;

  constructor(
    private readonly capacity: number,
    private readonly options: Options<T> = {},
  ) {}

  get(name: string): T | undefined {
    const item = this.items.get(name);
    if (item === undefined) return undefined;
    this.items.delete(name);
    this.items.set(name, item);
    return item;
  }

  /** Adds a thing under a name that is not there. */
  add(name: string, item: T): void {
    this.items.set(name, item);
    this.weight += this.weightOf(item);
    while (this.weight > this.capacity && this.items.size > 1) this.remove(this.items.keys().next().value!);
  }

  clear(): void {
    for (const name of [...this.items.keys()]) this.remove(name);
  }

  private remove(name: string): void {
    const item = this.items.get(name)!;
    this.items.delete(name);
    this.weight -= this.weightOf(item);
    this.options.removed?.(item);
  }

  private weightOf(item: T): number {
    return this.options.weightOf?.(item) ?? 1;
  }
}
