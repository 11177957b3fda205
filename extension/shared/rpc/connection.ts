/** Functions that are answered. The last parameter may be a `CancelSignal`, which is aborted on the other side when it is here. */
// biome-ignore lint/suspicious/noExplicitAny: contracts say what they take
export type Functions = { readonly [Name in string]: (...args: any[]) => Promise<unknown> };

/** Functions that are not. */
// biome-ignore lint/suspicious/noExplicitAny: contracts say what they take
export type Notices = { readonly [Name in string]: (...args: any[]) => void };

/** What one side of a connection offers to the other. */
export interface Contract {
  readonly functions: Functions;
  readonly notices: Notices;
}

export interface Connection<Far extends Contract> {
  /** Calls a function of the other side. Rejects with `RemoteError` or `ConnectionClosed`. */
  readonly call: Far['functions'];
  /** Tells the other side something. */
  readonly notify: Far['notices'];
  /** Resolves with the reason when the connection has ended, whichever side ended it. */
  readonly closed: Promise<string>;
  /** Ends the connection: what is pending is rejected, what comes later is ignored. */
  close(reason: string): void;
}
