import { type Observable, useObservable } from '../observable';
import { Button } from '../toolkit/button';

/** Something to tell the user. */
export interface Message {
  readonly kind: 'error' | 'info';
  readonly text: string;
}

/** An error as a message: its sentence, wherever it came from. */
export function errorMessage(error: unknown): Message {
  return { kind: 'error', text: error instanceof Error ? error.message : String(error) };
}

/** What went wrong or was done, until it is closed. */
export function MessageBar({ message: observable }: { readonly message: Observable<Message | null> }) {
  const message = useObservable(observable);
  return (
    <div role={message?.kind === 'error' ? 'alert' : 'status'}>
      {message && (
        <div class={`message is-${message.kind}`}>
          <span aria-hidden="true">{message.kind === 'error' ? '⚠' : '✓'}</span>
          <span class="message-text">{message.text}</span>
          <Button appearance="icon" label="Close the message" title="Close" onClick={() => observable.set(null)}>
            ✕
          </Button>
        </div>
      )}
    </div>
  );
}
