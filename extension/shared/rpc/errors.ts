import type { WireError } from './messages';

/** What a call ended with that the other side threw. */
export class RemoteError extends Error {
  constructor(
    override readonly name: string,
    message: string,
    /** Where it was thrown, on the other side. */
    readonly remoteStack: string,
  ) {
    super(message);
  }
}

/** The connection ended before an answer came. */
export class ConnectionClosed extends Error {
  override readonly name = 'ConnectionClosed';
}

export function toWire(error: unknown): WireError {
  return error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack ?? '' }
    : { name: 'Error', message: String(error), stack: '' };
}

export function fromWire({ name, message, stack }: WireError): RemoteError {
  return new RemoteError(name, message, stack);
}
