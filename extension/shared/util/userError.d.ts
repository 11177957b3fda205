/**
 * An error that a person can act on: what is wrong and where, what is allowed, what to do next. The command line prints the
 * message without a stack trace; anything that is not a `UserError` is a bug and is shown with its stack.
 */
export declare class UserError extends Error {
  readonly options: {
    readonly usage?: boolean;
    readonly cause?: unknown;
  };
  readonly name = 'UserError';
  constructor(
    message: string,
    options?: {
      readonly usage?: boolean;
      readonly cause?: unknown;
    },
  );
}
