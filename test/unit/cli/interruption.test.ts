import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { interruptible } from '../../../extension/trainer/commands/interruption';
import { fakeTerminal } from './fakeTerminal';

describe('interruptible', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A task under way that ends when the test says so. */
  function start() {
    const source = new EventEmitter();
    const terminal = fakeTerminal();
    let end = (_: string) => {};
    let signal: AbortSignal | undefined;
    const result = interruptible(
      (given) => {
        signal = given;
        return new Promise<string>((resolve) => {
          end = resolve;
        });
      },
      terminal,
      source,
    );
    return { source, terminal, result, end: (value: string) => end(value), signal: signal! };
  }

  it.each(['SIGINT', 'SIGTERM'])('aborts on the first %s and gives what the task ends with', async (name) => {
    const { source, terminal, result, end, signal } = start();
    expect(signal.aborted).toBe(false);
    source.emit(name);
    expect(signal.aborted).toBe(true);
    expect(terminal.text).toContain('Press Ctrl+C again to stop at once.');
    end('checkpointed');
    expect(await result).toBe('checkpointed');
    expect(source.listenerCount('SIGINT') + source.listenerCount('SIGTERM')).toBe(0);
  });

  it('takes a signal that npm passes on a second time for the same one', () => {
    const { source, terminal } = start();
    source.emit('SIGINT');
    vi.advanceTimersByTime(100);
    expect(source.listenerCount('SIGINT')).toBe(1); // so the system does not end the process
    source.emit('SIGINT');
    expect(terminal.text.match(/Stopping/g)).toHaveLength(1);
  });

  it('leaves a later signal to the system, which ends the process', () => {
    const { source } = start();
    source.emit('SIGINT');
    vi.advanceTimersByTime(1000);
    expect(source.listenerCount('SIGINT') + source.listenerCount('SIGTERM')).toBe(0);
  });

  it('listens no longer when the task fails', async () => {
    const source = new EventEmitter();
    const failing = interruptible(() => Promise.reject(new Error('broken')), fakeTerminal(), source);
    await expect(failing).rejects.toThrow('broken');
    expect(source.listenerCount('SIGINT')).toBe(0);
  });
});
