import type { Observable } from '../observable';

/** What says how an action went. */
interface Messages<M> {
  readonly message: Observable<M | null>;
  fail(error: unknown): void;
}

/** Does what a user asked for: the message of what was asked before goes, and a failure becomes the new one. */
export async function attempt<M>(model: Messages<M>, task: () => Promise<unknown>): Promise<void> {
  try {
    model.message.set(null);
    await task();
  } catch (error) {
    model.fail(error);
  }
}
