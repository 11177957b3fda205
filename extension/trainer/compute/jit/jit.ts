import { RecentlyUsed } from '../../../shared/util/recentlyUsed';
import { type TensorFlow, tf } from '../tf';
import { CHECKED_CALLS, checkedCall } from './check';
import { isContained } from './contained';
import { runEager } from './eager';
import type { Executable } from './executable';
import { functionRunner } from './functionRunner';
import { type Binding, type NativeBackend, nativeBackend } from './internals';
import { JitError } from './jitError';
import type { Program } from './program';
import type { Runner } from './runner';
import { sessionRunner } from './sessionRunner';
import { type Trace, trace } from './trace';
import { flatten, type Tree } from './tree';

export type { Tree } from './tree';

/** How a jitted function runs: as a function of TensorFlow's eager context, as a session, or operation by operation. */
export type JitMode = 'function' | 'session' | 'eager';

export interface JitOptions {
  /** Used in errors; the function's own name if not given. */
  readonly name?: string;
  /** `auto` (the default) takes the best that the backend can do: function, session, eager. */
  readonly mode?: JitMode | 'auto';
  /** Compares the first calls of each graph with eager execution and throws where they differ. Slow; for tests and debugging. */
  readonly check?: boolean;
  /** Compiles the graph with XLA where the mode is `function`. */
  readonly xla?: boolean;
}

/** One graph of a jitted function: what it was recorded for and what it consists of. */
export interface TraceFacts {
  readonly key: string;
  readonly mode: JitMode;
  readonly nodes: number;
  /** Tensors that go in at each call: arguments, variables that are read, large constants. */
  readonly feeds: number;
  /** Tensors that come out: results and new values of variables. */
  readonly fetches: number;
  /** Writes to resources that overwrite their memory. */
  readonly inPlace: number;
  readonly traceMs: number;
  readonly loadMs: number;
}

/** A function that runs as a graph. Results are the caller's to dispose. */
export interface Jitted<A extends readonly Tree[], R extends Tree> {
  (...args: A): R;
  /** Frees the graphs; calls are an error from then on. */
  dispose(): void;
  readonly traces: readonly TraceFacts[];
}

/**
 * Makes a function of tensors run as one TensorFlow graph, one native call each time. The first call with arguments of given
 * shapes, types and plain values records it. Variables that it reads are read at every call and those it assigns are assigned;
 * everything else that changes between calls must be an argument. Of many graphs the ones used last are kept. See docs/jit.md.
 */
export function jit<A extends readonly Tree[], R extends Tree>(
  fn: (...args: A) => R,
  options: JitOptions = {},
): Jitted<A, R> {
  const label = `jit(${options.name ?? (fn.name || 'anonymous')})`;
  const executables = new RecentlyUsed<Executable<R>>(KEPT_GRAPHS, { removed: (executable) => executable.dispose() });
  const traces: TraceFacts[] = [];
  let first = true;
  let disposed = false;

  const call = (...args: A): R => {
    if (isContained()) return fn(...args); // part of the graph that is being recorded
    if (disposed) throw new JitError(label, 'called after dispose()');
    if (tf.engine().isTapeOn()) throw new JitError(label, UNDER_GRADIENT);
    const backend = nativeBackend();
    const mode = chooseMode(label, options.mode ?? 'auto', backend?.binding ?? null);
    const out = mode === 'eager' || !backend ? runEager(label, fn, args, first) : callGraph(backend, mode, args);
    first = false;
    return out;
  };

  const callGraph = (backend: NativeBackend, mode: JitMode, args: A): R => {
    const { key, tensors } = flatten(label, args);
    const executable = executables.get(key);
    if (executable) return callExecutable(executable, tensors, args);
    const recorded = record(backend, mode, key, args);
    if (recorded.executable) executables.add(key, recorded.executable);
    return recorded.computed ? recorded.out : recorded.executable.call(tensors);
  };

  const callExecutable = (executable: Executable<R>, tensors: readonly TensorFlow.Tensor[], args: A): R => {
    if (!options.check || executable.checked >= CHECKED_CALLS) return executable.call(tensors);
    executable.checked++;
    return checkedCall(label, executable, fn, args);
  };

  const record = (backend: NativeBackend, mode: JitMode, key: string, args: A): Trace<R> => {
    const start = performance.now();
    return trace(label, backend, fn, args, {
      mayCreate: first,
      inPlace: !options.check,
      load: (program) => {
        const recorded = performance.now();
        const runner = load(backend.binding, program, mode, options.xla ?? false);
        const { nodes, feeds, fetches, inPlace } = program;
        const sizes = { nodes: nodes.length, feeds: feeds.length, fetches: fetches.length, inPlace };
        traces.push({ key, mode, ...sizes, traceMs: recorded - start, loadMs: performance.now() - recorded });
        return runner;
      },
    });
  };

  const dispose = () => {
    executables.clear();
    disposed = true;
  };
  return Object.assign(call, { dispose, traces });
}

/** A graph of a training step takes some 12 MB for as long as it is kept. */
const KEPT_GRAPHS = 32;

const UNDER_GRADIENT =
  'called where a gradient is being taken, which does not pass through a graph. Take the gradient inside.';
const NEEDS_OUR_BINDING = 'mode function needs our build of the native binding. Run the set-up, or use mode session.';

function chooseMode(label: string, wanted: JitMode | 'auto', binding: Binding | null): JitMode {
  if (wanted === 'eager') return wanted;
  if (!binding) {
    if (wanted === 'auto') return 'eager';
    throw new JitError(label, `mode ${wanted} needs the native backend, and ${tf.getBackend()} is active`);
  }
  if (binding.addFunction) return wanted === 'auto' ? 'function' : wanted;
  if (wanted === 'function') throw new JitError(label, NEEDS_OUR_BINDING);
  return 'session';
}

function load(binding: Binding, program: Program, mode: JitMode, xla: boolean): Runner {
  return mode === 'function'
    ? functionRunner(binding as Required<Binding>, program, xla)
    : sessionRunner(binding, program);
}
