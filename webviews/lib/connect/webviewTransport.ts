import type { Transport } from '../../../extension/shared/rpc/transport';
import type { VsCodeApi } from './vscodeApi';

/** Messages between a webview and the extension host. It ends with the page; VS Code tells nobody when the host is gone. */
export function webviewTransport(api: VsCodeApi): Transport {
  let stop = () => {};
  return {
    send: (message) => api.postMessage(message),
    listen(message, closed) {
      const hear = ({ data }: MessageEvent) => message(data);
      window.addEventListener('message', hear);
      stop = () => {
        window.removeEventListener('message', hear);
        closed('the view was closed');
      };
    },
    close: () => stop(),
  };
}
