import { tf } from '../tf';
import { runEager } from './eager';
import { JitError } from './jitError';
import type { Tree } from './tree';

export type { Tree } from './tree';

export type JitMode = 'function' | 'session' | 'eager';
export interface JitOptions {
  readonly name?: string;
  readonly mode?: JitMode | 'auto';
  readonly check?: boolean;
  readonly xla?: boolean;
}
export interface TraceFacts {
  readonly key: string;
}
export interface Jitted<A extends readonly Tree[], R extends Tree> {
  (...args: A): R;
  dispose(): void;
  readonly traces: readonly TraceFacts[];
}

let depth = 0;

/** First version: eager only, same rules. */
export function jit<A extends readonly Tree[], R extends Tree>(
  fn: (...args: A) => R,
  options: JitOptions = {},
): Jitted<A, R> {
  const label = `jit(${options.name ?? (fn.name || 'anonymous')})`;
  const call = (...args: A): R => {
    if (depth > 0) return fn(...args);
    if (tf.engine().isTapeOn())
      throw new JitError(label, 'called where a gradient is being taken. Take the gradient inside.');
    depth++;
    try {
      return runEager(label, fn, args);
    } finally {
      depth--;
    }
  };
  return Object.assign(call, { dispose: () => undefined, traces: [] });
}
