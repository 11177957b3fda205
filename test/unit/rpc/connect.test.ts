import { describe, expect, it, vi } from 'vitest';
import type { CancelSignal } from '../../../extension/shared/rpc/cancelSignal';
import { connect } from '../../../extension/shared/rpc/connect';
import { ConnectionClosed, RemoteError } from '../../../extension/shared/rpc/errors';
import type { Transport } from '../../../extension/shared/rpc/transport';

/** Two ends of a pipe that copies as the real ones do, one turn later. */
function pipe(): { near: Transport; far: Transport; cut(reason: string): void } {
  const ends = [0, 1].map(() => ({ message: (_: unknown) => {}, closed: (_: string) => {} }));
  const end = (own: number): Transport => ({
    send(message) {
      const copy = structuredClone(message);
      queueMicrotask(() => ends[1 - own]!.message(copy));
    },
    listen(message, closed) {
      ends[own] = { message, closed };
    },
    close: () => cut('closed'),
  });
  const cut = (reason: string) => {
    for (const { closed } of ends) closed(reason);
  };
  return { near: end(0), far: end(1), cut };
}

type Calculator = {
  functions: {
    add(a: number, b: number): Promise<number>;
    fail(message: string): Promise<void>;
    wait(signal: CancelSignal): Promise<string>;
    double(values: Float32Array): Promise<Float32Array>;
    odd(): Promise<unknown>;
  };
  notices: { said(text: string): void };
};
type Listener = { functions: Record<string, never>; notices: { heard(text: string): void } };

function calculator() {
  const heard: string[] = [];
  const faults: unknown[] = [];
  const { near, far, cut } = pipe();
  const aborted = vi.fn();
  const theirs = connect<Calculator, Listener>(
    far,
    {
      functions: {
        add: async (a, b) => a + b,
        fail: async (message) => {
          throw new RangeError(message);
        },
        wait: (signal) =>
          new Promise((resolve) => {
            signal.addEventListener('abort', () => {
              aborted();
              resolve('stopped');
            });
          }),
        double: async (values) => values.map((value) => 2 * value),
        odd: async () => () => 1,
      },
      notices: {
        said: (text) => {
          if (text === 'bad') throw new Error('bad notice');
          heard.push(text);
        },
      },
    },
    (error) => faults.push(error),
  );
  const ours = connect<Listener, Calculator>(near, { functions: {}, notices: { heard: () => {} } });
  return { ours, theirs, heard, faults, aborted, cut };
}

describe('connect', () => {
  it('answers calls, several at once, typed arrays included', async () => {
    const { ours } = calculator();
    const sums = await Promise.all([1, 2, 3].map((n) => ours.call.add(n, 10)));
    expect(sums).toEqual([11, 12, 13]);
    expect(await ours.call.double(Float32Array.of(1, 2))).toEqual(Float32Array.of(2, 4));
  });

  it('brings errors back with their name and the place they were thrown at', async () => {
    const { ours } = calculator();
    const error = await ours.call.fail('too far').catch((error: unknown) => error);
    expect(error).toBeInstanceOf(RemoteError);
    expect(error).toMatchObject({ name: 'RangeError', message: 'too far' });
    expect((error as RemoteError).remoteStack).toContain('connect.test');
  });

  it('answers a call of what is not there, inherited names included', async () => {
    const { ours } = calculator();
    const call = ours.call as unknown as Record<string, () => Promise<unknown>>;
    await expect(call.subtract!()).rejects.toThrow('There is no function subtract');
    await expect(call.toString!()).rejects.toThrow('There is no function toString');
  });

  it('lets cancel travel', async () => {
    const { ours, aborted } = calculator();
    const controller = new AbortController();
    const answer = ours.call.wait(controller.signal);
    await Promise.resolve();
    expect(aborted).not.toHaveBeenCalled();
    controller.abort();
    expect(await answer).toBe('stopped');
    expect(aborted).toHaveBeenCalledTimes(1);
  });

  it('does not send what was cancelled before', async () => {
    const { ours, aborted } = calculator();
    await expect(ours.call.wait(AbortSignal.abort(new Error('never mind')))).rejects.toThrow('never mind');
    expect(aborted).not.toHaveBeenCalled();
  });

  it('delivers notices in order, and one that fails does not stop the others', async () => {
    const { ours, heard, faults } = calculator();
    for (const text of ['a', 'bad', 'b']) ours.notify.said(text);
    await ours.call.add(0, 0);
    expect(heard).toEqual(['a', 'b']);
    expect(faults).toEqual([new Error('bad notice')]);
  });

  it('rejects what is pending when the connection ends, aborts what runs, and refuses what comes later', async () => {
    const { ours, theirs, aborted, cut } = calculator();
    const pending = ours.call.wait(new AbortController().signal);
    await Promise.resolve();
    cut('the process died');
    await expect(pending).rejects.toThrow(ConnectionClosed);
    await expect(pending).rejects.toThrow('the process died');
    expect(aborted).toHaveBeenCalledTimes(1);
    expect(await ours.closed).toBe('the process died');
    expect(await theirs.closed).toBe('the process died');
    await expect(ours.call.add(1, 1)).rejects.toThrow(ConnectionClosed);
  });

  it('rejects a call whose arguments cannot be copied, and answers with an error where the result cannot', async () => {
    const { ours } = calculator();
    await expect(ours.call.add((() => 1) as never, 1)).rejects.toThrow('could not be cloned');
    await expect(ours.call.odd()).rejects.toThrow('could not be cloned');
    expect(await ours.call.add(1, 1)).toBe(2);
  });

  it('ends on both sides when one closes it', async () => {
    const { ours, theirs } = calculator();
    ours.close('done');
    expect(await ours.closed).toBe('done');
    expect(await theirs.closed).toBe('closed');
  });

  it('may be returned from an asynchronous function', async () => {
    const { ours } = calculator();
    expect(await Promise.resolve(ours.call)).toBe(ours.call);
  });
});
