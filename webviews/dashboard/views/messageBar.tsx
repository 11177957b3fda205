import { useObservable } from '../../lib/observable';
import { Button } from '../../lib/toolkit/button';
import { useDashboard } from './context';

/** What went wrong or was done, until it is closed. */
export function MessageBar() {
  const { model } = useDashboard();
  const message = useObservable(model.message);
  return (
    <div role={message?.kind === 'error' ? 'alert' : 'status'}>
      {message && (
        <div class={`message is-${message.kind}`}>
          <span aria-hidden="true">{message.kind === 'error' ? '⚠' : '✓'}</span>
          <span class="message-text">{message.text}</span>
          <Button appearance="icon" label="Close the message" title="Close" onClick={() => model.message.set(null)}>
            ✕
          </Button>
        </div>
      )}
    </div>
  );
}
