/** Disposable things by name, at most `capacity` of them: adding one more disposes the one that was not used for longest. */
export class RecentlyUsed<T extends { dispose(): void }> {
  /** In the order of their last use. */
  private readonly items = new Map<string, T>();

  constructor(private readonly capacity: number) {}

  get(name: string): T | undefined {
    const item = this.items.get(name);
    if (item === undefined) return undefined;
    this.items.delete(name);
    this.items.set(name, item);
    return item;
  }

  add(name: string, item: T): void {
    this.items.set(name, item);
    if (this.items.size <= this.capacity) return;
    const [oldest, unused] = this.items.entries().next().value!;
    this.items.delete(oldest);
    unused.dispose();
  }

  dispose(): void {
    for (const item of this.items.values()) item.dispose();
    this.items.clear();
  }
}
