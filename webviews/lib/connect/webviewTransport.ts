import { readSessionMessage, type SessionMessage } from '../../../extension/shared/rpc/sessionMessage';
import type { Transport } from '../../../extension/shared/rpc/transport';
import type { VsCodeApi } from './vscodeApi';

/** Messages between this page and the extension host. It ends with the page; VS Code tells nobody when the host is gone. */
export function webviewTransport(api: Pick<VsCodeApi, 'postMessage'>): Transport {
  const session = crypto.randomUUID();
  let stop = () => {};
  return {
    send: (message) => api.postMessage({ session, message } satisfies SessionMessage),
    listen(message, closed) {
      const hear = ({ data }: MessageEvent<unknown>) => {
        const heard = readSessionMessage(data);
        if (heard?.session === session) message(heard.message);
      };
      window.addEventListener('message', hear);
      stop = () => {
        window.removeEventListener('message', hear);
        closed('the view was closed');
      };
    },
    close: () => stop(),
  };
}
