import { type TensorFlow, tf } from '../tf';
import { runContained } from './contained';
import { Executable } from './executable';
import type { Node } from './graph';
import { type Binding, type NativeBackend, type TensorMetadata, withMembers } from './internals';
import { type Linked, link, type Program, type Recording } from './program';
import { Recorder } from './recorder';
import type { Runner } from './runner';
import { NeedsValues, ShapeInference } from './shapeInference';
import { flatten, mapTensors, type Tree } from './tree';
import { VariableSnapshot } from './variables';

type Tensor = TensorFlow.Tensor;

/**
 * What a recording gave: where it computed, also what the function returned; `executable` is null when it created variables, since
 * later calls will not.
 */
export type Trace<R extends Tree> =
  | { readonly computed: true; readonly out: R; readonly executable: Executable<R> | null }
  | { readonly computed: false; readonly executable: Executable<R> };

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
 * Runs `fn` once while recording it as a graph, and loads that. Where the binding can infer shapes nothing is computed, else (and
 * where a value is needed) each operation runs. Throws a `JitError` when `fn` does something that a graph would silently repeat.
 * When it fails, variables and resources have their former values.
 */
export function trace<A extends readonly Tree[], R extends Tree>(
  label: string,
  backend: NativeBackend,
  fn: (...args: A) => R,
  args: A,
  options: TraceOptions,
): Trace<R> {
  const { binding } = backend;
  if (!binding.inferShapes) return record(label, backend, fn, args, options, null);
  try {
    return record(label, backend, fn, args, options, new ShapeInference(binding as Required<Binding>));
  } catch (error) {
    if (!(error instanceof NeedsValues)) throw error;
    return record(label, backend, fn, args, options, null);
  }
}

function record<A extends readonly Tree[], R extends Tree>(
  label: string,
  backend: NativeBackend,
  fn: (...args: A) => R,
  args: A,
  { mayCreate, inPlace, load }: TraceOptions,
  shapes: ShapeInference | null,
): Trace<R> {
  const recorder = new Recorder(label, backend, separateVariables(backend), shapes);
  const before = VariableSnapshot.take();
  const inputs = flatten(label, args).tensors.map((tensor) => makeInput(backend, recorder, tensor));
  const done: { out?: R; linked?: Linked<R> } = {};
  const body = () => {
    let next = 0;
    const out = fn(...mapTensors(args, () => inputs[next++].tensor));
    const recording = observe(label, backend, recorder, before, out);
    if (before.created() === 0) done.linked = link(recorder, inputs, recording, inPlace);
    if (shapes === null) return out;
    before.restore();
    return null;
  };
  try {
    const out = withMembers(backend, recorder.backendMembers(), () =>
      withMembers(tf.engine(), recorder.engineMembers(), () =>
        runContained<R | null>({ label, before, mayCreate }, body),
      ),
    );
    if (shapes === null) done.out = out as R;
    const executable = done.linked ? new Executable(label, backend, done.linked.plan, load(done.linked.program)) : null;
    recorder.freeCaptures(done.linked?.plan.captures ?? []);
    return shapes === null || executable === null
      ? { computed: true, out: out as R, executable }
      : { computed: false, executable };
  } catch (error) {
    before.restore();
    recorder.freeCaptures([]);
    tf.dispose(done.out as TensorFlow.TensorContainer);
    throw error;
  } finally {
    before.dispose();
    for (const { tensor } of inputs) tensor.dispose();
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
