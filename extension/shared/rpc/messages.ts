/** An error as it travels. */
export interface WireError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** What goes through a transport. `id` numbers the calls of the side that makes them. */
export type Message =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly name: string;
      readonly args: readonly unknown[];
      readonly cancellable: boolean;
    }
  | { readonly kind: 'notice'; readonly name: string; readonly args: readonly unknown[] }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: WireError };
