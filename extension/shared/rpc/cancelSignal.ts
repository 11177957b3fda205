/** What is used of the standard `AbortSignal`, which the types of this layer do not have; every program that it runs in has the class. */
export interface CancelSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export interface CancelController {
  readonly signal: CancelSignal;
  abort(reason?: unknown): void;
}

export function newCancelController(): CancelController {
  const { AbortController } = globalThis as unknown as { AbortController: new () => CancelController };
  return new AbortController();
}

export function isCancelSignal(value: unknown): value is CancelSignal {
  return typeof value === 'object' && value !== null && 'aborted' in value && 'addEventListener' in value;
}
