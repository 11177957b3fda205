import { type TensorFlow, tf } from '../tf';
import { runContained } from './contained';
import { Executable } from './executable';
import { type NativeBackend, withMembers } from './internals';
import { link, type Program, type ProgramInput, type Recording } from './program';
import { Recorder } from './recorder';
import { DeviceResource } from './resource';
import type { Runner } from './runner';
import { flatten, isTensor, type Leaf, mapLeaves, type Tree } from './tree';
import { VariableSnapshot } from './variables';

/** What a recorded call returned; `executable` is null when it created variables, since later calls will not. */
export interface Trace<R extends Tree> {
  readonly out: R;
  readonly executable: Executable<R> | null;
}

/** What a function may do that not every call and every mode allows, and how its program is loaded. */
export interface TraceOptions<R extends Tree> {
  readonly mayCreate: boolean;
  readonly mayUseResources: boolean;
  load(program: Program<R>): Runner;
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
  { mayCreate, mayUseResources, load }: TraceOptions<R>,
): Trace<R> {
  const recorder = new Recorder(label, backend, separateVariables(backend), mayUseResources);
  const before = VariableSnapshot.take();
  const inputs = flatten(label, args).leaves.map((leaf) => makeInput(backend, recorder, leaf));
  const done: { out?: R; program?: Program<R> } = {};
  try {
    let next = 0;
    const given = mapLeaves(args, () => inputs[next++].leaf);
    const body = () => {
      const recording = observe(label, backend, recorder, before, fn(...given));
      if (before.created() === 0) done.program = link(recorder, inputs, recording);
      return recording.out;
    };
    const out = runContained({ label, before, mayCreate }, () =>
      withMembers(tf.engine(), recorder.engineMembers(), () => withMembers(backend, recorder.backendMembers(), body)),
    );
    done.out = out;
    const executable = done.program ? new Executable(label, backend, done.program, load(done.program)) : null;
    recorder.freeCaptures(done.program?.captures ?? []);
    return { out, executable };
  } catch (error) {
    before.restore();
    recorder.resources.restore();
    recorder.freeCaptures([]);
    if (done.out !== undefined) tf.dispose(flatten(label, done.out).leaves.filter(isTensor));
    throw error;
  } finally {
    recorder.resources.dispose();
    before.dispose();
    for (const { handle } of inputs) handle.dispose();
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
  const originOf = (tensor: TensorFlow.Tensor) => recorder.origin(backend.getInputTensorIds([tensor])[0]);
  const assigned = before.assigned();
  return {
    out,
    outputs: flatten(label, out).leaves.filter(isTensor).map(originOf),
    assigned,
    values: assigned.map(originOf),
  };
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
function makeInput(
  backend: NativeBackend,
  recorder: Recorder,
  leaf: Leaf,
): ProgramInput & { leaf: Leaf; handle: TensorFlow.Tensor } {
  const tensor = isTensor(leaf) ? leaf : leaf.handle;
  const resource = isTensor(leaf) ? undefined : backend.getInputTensorIds([tensor])[0];
  const alias = aliasOf(backend, tensor);
  const handle = backend.createOutputTensor(alias);
  const node = recorder.input(alias.id, alias.dtype, tensor.shape, resource);
  return { node, resource, handle, leaf: leaf instanceof DeviceResource ? leaf.through(handle) : handle };
}

/** Another id for the same values. */
const aliasOf = (backend: NativeBackend, tensor: TensorFlow.Tensor) =>
  backend.binding.executeOp('Identity', [], backend.getInputTensorIds([tensor]), 1)[0];
