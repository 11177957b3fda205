import type { Transport } from './transport';

/** What is used of a forked process, or in it of its own process: an IPC channel with `serialization: 'advanced'`. */
export interface ProcessChannel {
  readonly connected: boolean;
  send?(message: unknown, done: (error: Error | null) => void): boolean;
  disconnect?(): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'disconnect', listener: () => void): unknown;
}

/** Messages over the IPC channel between a process and the one that forked it. */
export function processTransport(channel: ProcessChannel): Transport {
  return {
    send(message) {
      // A channel that closes meanwhile reports it to the callback, and `disconnect` tells everyone else.
      if (channel.connected) channel.send?.(message, () => {});
    },
    listen(message, closed) {
      channel.on('message', message);
      channel.on('disconnect', () => closed('the other process ended or closed the connection'));
    },
    close() {
      if (channel.connected) channel.disconnect?.();
    },
  };
}
