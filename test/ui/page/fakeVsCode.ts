import { readSessionMessage } from '../../../extension/shared/rpc/sessionMessage';
import type { Transport } from '../../../extension/shared/rpc/transport';

/** Plays VS Code to the page of a view: keeps its state over reloads, and carries messages between it and a made-up host. */
export function fakeVsCode(): Transport {
  let session = '';
  let hear: (message: unknown) => void = () => {};
  let state: unknown = JSON.parse(sessionStorage.getItem('state') ?? 'null');
  Object.assign(window, {
    acquireVsCodeApi: () => ({
      getState: () => state,
      setState: (value: unknown) => {
        state = value;
        sessionStorage.setItem('state', JSON.stringify(value));
      },
      postMessage: (data: unknown) => {
        const message = readSessionMessage(structuredClone(data));
        if (!message) return;
        session = message.session;
        queueMicrotask(() => hear(message.message));
      },
    }),
  });
  return {
    send: (message) => {
      const data = structuredClone({ session, message });
      setTimeout(() => window.dispatchEvent(new MessageEvent('message', { data })));
    },
    listen: (message) => {
      hear = message;
    },
    close: () => {},
  };
}
