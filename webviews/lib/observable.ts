import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';

/** A value that tells who listens that it has changed. */
export class Observable<T> {
  private readonly listeners = new Set<() => void>();

  constructor(private current: T) {}

  get value(): T {
    return this.current;
  }

  set(value: T): void {
    if (Object.is(value, this.current)) return;
    this.current = value;
    for (const listener of [...this.listeners]) listener();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** The value for a component, which is drawn again when it changes. */
export function useObservable<T>(observable: Observable<T>): T {
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  // Not useEffect: it waits for a frame, and what changes meanwhile would never be drawn.
  useLayoutEffect(() => observable.subscribe(() => redraw()), [observable]);
  return observable.value;
}

/** A part of the value; the component is drawn again only when that part is another. */
export function useSelected<T, Part>(observable: Observable<T>, select: (value: T) => Part): Part {
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  const part = select(observable.value);
  const drawn = useRef({ part, select });
  drawn.current = { part, select };
  useLayoutEffect(
    () =>
      observable.subscribe(() => {
        if (!Object.is(drawn.current.select(observable.value), drawn.current.part)) redraw();
      }),
    [observable],
  );
  return part;
}
