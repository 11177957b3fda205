import { type TensorFlow, tf } from '../tf';
import { runContained } from './contained';
import { Executable } from './executable';
import type { Node } from './graph';
import { type NativeBackend, type TensorMetadata, withMembers } from './internals';
import { type Linked, link, type Program, type Recording } from './program';
import { Recorder } from './recorder';
import type { Runner } from './runner';
import { flatten, mapTensors, type Tree } from './tree';
import { VariableSnapshot } from './variables';

type Tensor = TensorFlow.Tensor;

/** What a recorded call returned; `executable` is null when it created variables, since later calls will not. */
export interface Trace<R extends Tree> {
  readonly out: R;
  readonly executable: Executable<R> | null;
}

/** What this call of the function may do, and what becomes of its graph. */
export interface TraceOptions {
  readonly mayCreate: boolean;
  /** Whether resources are to be overwritten in place. */
  readonly inPlace: boolean;
  load(program: Program): Runner;
}

/** An argument: its place in the graph, and the tensor that stands for it inside. */
interface Input {
  readonly node: Node;
  readonly tensor: Tensor;
}

/**
 * Runs `fn` once, operation by operation, while recording it as a graph, and loads that. Throws a `JitError` when it does
 * something that a graph would silently repeat. When it fails, variables and resources have their former values.
 */
export function trace<A extends readonly Tree[], R extends Tree>(
  label: string,
  backend: NativeBackend,
  fn: (...args: A) => R,
  args: A,
  { mayCreate, inPlace, load }: TraceOptions,
): Trace<R> {
  const recorder = new Recorder(label, backend, separateVariables(backend));
  const before = VariableSnapshot.take();
  const inputs = flatten(label, args).tensors.map((tensor) => makeInput(backend, recorder, tensor));
  const done: { out?: R; linked?: Linked<R> } = {};
  const body = () => {
    let next = 0;
    const out = fn(...mapTensors(args, () => inputs[next++].tensor));
    const recording = observe(label, backend, recorder, before, out);
    if (before.created() === 0) done.linked = link(recorder, inputs, recording, inPlace);
    return out;
  };
  try {
    done.out = runContained({ label, before, mayCreate }, () =>
      withMembers(tf.engine(), recorder.engineMembers(), () => withMembers(backend, recorder.backendMembers(), body)),
    );
    const executable = done.linked ? makeExecutable(done.linked) : null;
    recorder.freeCaptures(done.linked?.plan.captures ?? []);
    return { out: done.out, executable };
  } catch (error) {
    before.restore();
    recorder.freeCaptures([]);
    tf.dispose(done.out as TensorFlow.TensorContainer);
    throw error;
  } finally {
    before.dispose();
    for (const { tensor } of inputs) tensor.dispose();
  }

  function makeExecutable({ program, plan }: Linked<R>): Executable<R> {
    return new Executable(label, backend, plan, load(program));
  }
}

/** Finds the results and the assigned values in the graph, while it is still being recorded. */
function observe<R extends Tree>(
  label: string,
  backend: NativeBackend,
  recorder: Recorder,
  before: VariableSnapshot,
  out: R,
): Recording<R> {
  const originOf = (tensor: Tensor) => recorder.origin(backend.getInputTensorIds([tensor])[0]);
  const assigned = before.assigned();
  return { out, outputs: flatten(label, out).tensors.map(originOf), assigned, values: assigned.map(originOf) };
}

/** Gives each variable a tensor id that nothing else has, so that an id in the recording tells which variable was read. */
function separateVariables(backend: NativeBackend): ReadonlyMap<number, TensorFlow.Variable> {
  const variables = Object.values(tf.engine().registeredVariables);
  return new Map(
    variables.map((variable) => {
      const alias = backend.createOutputTensor(aliasOf(backend, variable));
      variable.assign(alias);
      alias.dispose();
      return [backend.getInputTensorIds([variable])[0], variable];
    }),
  );
}

/** An argument as the function sees it: under an id of its own, so that it is never taken for a captured tensor. */
function makeInput(backend: NativeBackend, recorder: Recorder, argument: Tensor): Input {
  const alias = aliasOf(backend, argument);
  return { node: recorder.input(alias), tensor: backend.createOutputTensor(alias) };
}

/** Another id for the same values. */
const aliasOf = (backend: NativeBackend, tensor: Tensor): TensorMetadata =>
  backend.binding.executeOp('Identity', [], backend.getInputTensorIds([tensor]), 1)[0];
