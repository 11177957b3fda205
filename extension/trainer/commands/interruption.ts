import type { Terminal } from '../terminal/terminal';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * A second signal within this many milliseconds counts as the first: npx and npm pass Ctrl+C on to a process that has had it
 * from the terminal already.
 */
const SAME_SIGNAL = 400;

/** The part of `process` that signals come from. */
export type SignalSource = Pick<NodeJS.EventEmitter, 'on' | 'removeListener'>;

/**
 * Runs a task that can be asked to stop. The first Ctrl+C (or SIGTERM) aborts the task's signal and lets it end in good order.
 * Soon after it our handlers are taken away, so that the system itself ends the process at the second, even in the midst of a
 * long native call.
 */
export async function interruptible<T>(
  task: (signal: AbortSignal) => Promise<T>,
  terminal: Terminal,
  source: SignalSource = process,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const stopListening = () => {
    for (const name of SIGNALS) source.removeListener(name, stop);
  };
  const stop = () => {
    if (controller.signal.aborted) return;
    terminal.write('\nStopping at the next safe point. Press Ctrl+C again to stop at once.\n');
    controller.abort();
    timer = setTimeout(stopListening, SAME_SIGNAL);
  };
  for (const name of SIGNALS) source.on(name, stop);
  try {
    return await task(controller.signal);
  } finally {
    clearTimeout(timer);
    stopListening();
  }
}
