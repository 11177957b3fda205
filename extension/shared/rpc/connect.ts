import { type CancelController, isCancelSignal, newCancelController } from './cancelSignal';
import type { Connection, Contract } from './connection';
import { ConnectionClosed, fromWire, toWire } from './errors';
import type { Message } from './messages';
import type { Transport } from './transport';

interface Pending {
  resolve(value: unknown): void;
  reject(error: unknown): void;
  /** Stops listening for the caller's abort. */
  release(): void;
}

/**
 * Connects two sides: what `near` offers can be called from the other side, what it offers from here. Every call is answered: with the
 * result, with the error that was thrown, or with `ConnectionClosed`. Notices are delivered in order; `onFault` hears what a notice's
 * handler threw.
 */
export function connect<Near extends Contract, Far extends Contract>(
  transport: Transport,
  near: Near,
  onFault: (error: unknown) => void = () => {},
): Connection<Far> {
  const pending = new Map<number, Pending>();
  const running = new Map<number, CancelController>();
  let nextId = 1;
  let ended: string | null = null;
  let announce: (reason: string) => void = () => {};
  const closed = new Promise<string>((resolve) => {
    announce = resolve;
  });

  const end = (reason: string) => {
    if (ended !== null) return;
    ended = reason;
    for (const { reject, release } of pending.values()) {
      release();
      reject(new ConnectionClosed(reason));
    }
    pending.clear();
    for (const controller of running.values()) controller.abort(new ConnectionClosed(reason));
    running.clear();
    announce(reason);
  };

  const send = (message: Message) => {
    if (ended === null) transport.send(message);
  };

  const call = (name: string, args: readonly unknown[]) =>
    new Promise((resolve, reject) => {
      if (ended !== null) return reject(new ConnectionClosed(ended));
      const last = args.at(-1);
      const signal = isCancelSignal(last) ? last : null;
      if (signal?.aborted) return reject(signal.reason);
      const id = nextId++;
      const cancel = () => send({ kind: 'cancel', id });
      send({ kind: 'call', id, name, args: signal ? args.slice(0, -1) : args, cancellable: signal !== null });
      signal?.addEventListener('abort', cancel, { once: true });
      pending.set(id, { resolve, reject, release: () => signal?.removeEventListener('abort', cancel) });
    });

  const answer = async ({ id, name, args, cancellable }: Message & { kind: 'call' }) => {
    const controller = newCancelController();
    running.set(id, controller);
    try {
      const offered = Object.hasOwn(near.functions, name) ? near.functions[name] : undefined;
      if (!offered) throw new TypeError(`There is no function ${name} on this side.`);
      const value = await offered(...args, ...(cancellable ? [controller.signal] : []));
      send({ kind: 'result', id, value });
    } catch (error) {
      send({ kind: 'error', id, error: toWire(error) });
    } finally {
      running.delete(id);
    }
  };

  const settle = (id: number, act: (pending: Pending) => void) => {
    const entry = pending.get(id);
    if (!entry) return;
    pending.delete(id);
    entry.release();
    act(entry);
  };

  const hear = ({ name, args }: Message & { kind: 'notice' }) => {
    try {
      if (Object.hasOwn(near.notices, name)) near.notices[name]!(...args);
    } catch (error) {
      onFault(error);
    }
  };

  const receive = (message: Message) => {
    if (ended !== null) return;
    if (message.kind === 'call') void answer(message);
    else if (message.kind === 'notice') hear(message);
    else if (message.kind === 'cancel') running.get(message.id)?.abort();
    else if (message.kind === 'result') settle(message.id, ({ resolve }) => resolve(message.value));
    else settle(message.id, ({ reject }) => reject(fromWire(message.error)));
  };

  transport.listen((message) => receive(message as Message), end);
  return {
    call: proxyOf(call) as Far['functions'],
    notify: proxyOf((name, args) => send({ kind: 'notice', name, args })) as Far['notices'],
    closed,
    close: (reason) => {
      end(reason);
      transport.close();
    },
  };
}

/** An object whose every property is a function, except `then`: an asynchronous function can return it. */
function proxyOf(invoke: (name: string, args: readonly unknown[]) => unknown): object {
  return new Proxy(
    {},
    {
      get: (_, name) =>
        typeof name === 'string' && name !== 'then' ? (...args: readonly unknown[]) => invoke(name, args) : undefined,
    },
  );
}
