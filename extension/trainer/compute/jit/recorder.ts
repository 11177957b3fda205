import { type TensorFlow, tf } from '../tf';
import { DEVICE_TYPES, typeName } from './attribute';
import { fromBinding } from './bindingAttributes';
import { isConstant } from './constant';
import { Graph, type Node, type TypedOutput } from './graph';
import type { Binding, BindingAttribute, NativeBackend, TensorMetadata } from './internals';
import { JitError } from './jitError';
import { NeedsValues, type ShapeInference } from './shapeInference';

/** Where in the graph a tensor of the trace comes from. */
interface Origin extends TypedOutput {
  readonly shape: readonly number[];
  /** Whether its value is the same in every call. */
  readonly fixed: boolean;
}

/** A captured tensor that is fed at every call; `id` is a handle of our own, to be deleted with the graph. */
export interface Capture {
  readonly node: Node;
  readonly id: number;
}

/** Larger constants are fed instead of being written into the graph, or are an error when made inside. */
const MAX_CONSTANT_BYTES = 1 << 20;

/** Attributes that kernels of tfjs-node leave out, since eager execution infers them: the type of which input they are. */
const INFERRED: Readonly<Record<string, Readonly<Record<string, number>>>> = { ExpandDims: { T: 0, Tdim: 1 } };

/** The id of tensors whose values the library does not have yet. */
const NOT_UPLOADED = -1;

/** Kernels that read an index tensor only to check its bounds, which TensorFlow does again. */
const BOUNDS_CHECKING = 'GatherV2';

/** Results of these differ from call to call though their inputs do not. */
const isStateful = (operation: string): boolean =>
  /Random|Multinomial|^Stateful/.test(operation) && !operation.startsWith('Stateless');

/**
 * Writes down as a graph what runs on the native backend while the members it gives lie over those of backend and engine. With
 * `shapes`, operations whose results differ from call to call are not run: their results are placeholders with a shape and a
 * type but no value, known by ids below all others.
 */
export class Recorder {
  readonly graph = new Graph();
  readonly captures: Capture[] = [];
  /** Variables read and the nodes that take their values. */
  readonly variables = new Map<TensorFlow.Variable, Node>();
  private readonly origins = new Map<number, Origin>();
  private readonly madeInside = new WeakSet<object>();
  private readonly real: Binding;
  private kernel = '';
  private nextPlaceholder = NOT_UPLOADED - 1;

  constructor(
    private readonly label: string,
    private readonly backend: NativeBackend,
    private readonly variableOf: ReadonlyMap<number, TensorFlow.Variable>,
    private readonly shapes: ShapeInference | null,
  ) {
    this.real = backend.binding;
  }

  /** Makes a tensor an input of the graph. */
  input({ id, dtype, shape }: TensorMetadata): Node {
    const node = this.graph.placeholder(dtype, shape);
    this.origins.set(id, { node, index: 0, dtype, shape, fixed: false });
    return node;
  }

  /** Where a tensor comes from; throws when it was neither made inside nor is a variable or a declared constant. */
  origin(id: number): Origin {
    const known = this.origins.get(id);
    if (known) return known;
    const made = this.fromVariable(id) ?? this.capture(id);
    this.origins.set(id, made);
    return made;
  }

  /** Frees captured tensors other than these. */
  freeCaptures(except: readonly Capture[]): void {
    for (const capture of this.captures) {
      if (!except.includes(capture)) this.real.deleteTensor(capture.id);
    }
  }

  /** What to lay over the backend while the function runs. */
  backendMembers(): Partial<NativeBackend> {
    const { backend } = this;
    const { write, readSync } = backend;
    return {
      binding: this.recordingBinding(),
      write: (values, shape, dtype) => {
        this.madeInside.add(values);
        return write.call(backend, values, shape, dtype);
      },
      readSync: (dataId) => {
        if (this.kernel === BOUNDS_CHECKING) return this.indices(dataId) ?? readSync.call(backend, dataId);
        if (!this.isReadable(dataId)) {
          throw new JitError(
            this.label,
            'the value of a tensor was read inside (dataSync, data, array, print). A graph cannot depend on it: ' +
              'use tensor operations such as tf.where, or return the tensor.',
          );
        }
        return readSync.call(backend, dataId);
      },
    };
  }

  /** What to lay over the engine: notes which kernel runs; a variable cannot begin without a value. */
  engineMembers(): Partial<ReturnType<typeof tf.engine>> {
    const engine = tf.engine();
    const { runKernel, makeVariable } = engine;
    return {
      makeVariable: (...call: Parameters<typeof makeVariable>) => {
        if (this.shapes) throw new NeedsValues('a variable was created');
        return makeVariable.apply(engine, call);
      },
      runKernel: <T extends TensorFlow.Tensor | TensorFlow.Tensor[]>(...call: Parameters<typeof runKernel>): T => {
        const outer = this.kernel;
        this.kernel = call[0];
        try {
          return runKernel.apply(engine, call) as T;
        } finally {
          this.kernel = outer;
        }
      },
    };
  }

  private recordingBinding(): Binding {
    const members: Partial<Binding> = {
      createTensor: (shape, dtype, values) => {
        // A tensor made before the call but first used in it is uploaded here too: it is a capture, not a constant.
        const node = this.madeInside.has(values) && isTypedArray(values) ? this.constant(shape, dtype, values) : null;
        const id = this.real.createTensor(shape, dtype, values);
        if (node) this.origins.set(id, { node, index: 0, dtype, shape, fixed: true });
        return id;
      },
      deleteTensor: (id) => {
        if (id >= 0) this.real.deleteTensor(id);
      },
      executeOp: (name, attributes, inputs, outputs) => this.record(name, attributes, inputs, outputs),
    };
    return Object.create(this.real, Object.getOwnPropertyDescriptors(members)); // the real one's members are read-only
  }

  private record(
    name: string,
    attributes: readonly BindingAttribute[],
    inputs: readonly number[],
    outputs: number,
  ): TensorMetadata[] {
    if (outputs === 0) {
      const instead = 'Variables and resource() are recorded.';
      throw new JitError(this.label, `${name} runs for its effect, which a graph does not record. ${instead}`);
    }
    const origins = inputs.map((id) => this.origin(id));
    const inferred = Object.entries(INFERRED[name] ?? {}).map(([key, i]) => [key, ['type', origins[i].dtype] as const]);
    const all = { ...Object.fromEntries(inferred), ...fromBinding(this.real, attributes) };
    const fixed = !isStateful(name) && origins.every((origin) => origin.fixed);
    const results =
      fixed || !this.shapes
        ? this.real.executeOp(name, attributes, inputs, outputs)
        : this.shapes.infer(name, origins, all, outputs).map((facts) => ({ ...facts, id: this.nextPlaceholder-- }));
    const node = this.graph.add(name, origins, all);
    results.forEach(({ id, dtype, shape }, index) => {
      this.origins.set(id, { node, index, dtype, shape, fixed });
    });
    return results;
  }

  /** Stands for the values of indices that nobody computed. */
  private indices(dataId: object): TensorFlow.TypedArray | null {
    const { id } = this.backend.tensorMap.get(dataId);
    return id < NOT_UPLOADED ? new Int32Array(tf.util.sizeFromShape(this.origins.get(id)!.shape.slice())) : null;
  }

  private constant(shape: number[], dtype: number, values: TensorFlow.TypedArray): Node {
    const node = this.graph.constant({ dtype, shape, values });
    const bytes = node.value!.values.byteLength;
    if (bytes <= MAX_CONSTANT_BYTES) return node;
    throw new JitError(
      this.label,
      `a tensor [${shape}] of ${bytes} bytes was made inside from JavaScript values, which later calls would repeat. ` +
        'Make it an argument, or make it outside and declare it with constant().',
    );
  }

  private fromVariable(id: number): Origin | null {
    const variable = this.variableOf.get(id);
    if (!variable) return null;
    const { dtype } = this.backend.tensorMap.get(variable.dataId);
    const node = this.graph.placeholder(dtype, variable.shape);
    this.variables.set(variable, node);
    return { node, index: 0, dtype, shape: variable.shape, fixed: false };
  }

  private capture(id: number): Origin {
    const [own] = this.real.executeOp('Identity', [], [id], 1);
    const { dtype, shape } = own;
    if (!isConstant(this.backend, id)) {
      this.real.deleteTensor(own.id);
      throw new JitError(
        this.label,
        `a tensor [${shape}] of type ${typeName(dtype)} from outside was used${this.kernel && ` (by ${this.kernel})`}. ` +
          'Its present value would be repeated for ever: pass it as an argument, make it a tf.variable, or declare it with constant().',
      );
    }
    const values = dtype === DEVICE_TYPES.string ? null : this.real.tensorDataSync(own.id);
    if (values && values.byteLength <= MAX_CONSTANT_BYTES) {
      this.real.deleteTensor(own.id);
      return { node: this.graph.constant({ dtype, shape, values }), index: 0, dtype, shape, fixed: true };
    }
    const node = this.graph.placeholder(dtype, shape);
    this.captures.push({ node, id: own.id });
    return { node, index: 0, dtype, shape, fixed: true };
  }

  private isReadable(dataId: object): boolean {
    const { values, id } = this.backend.tensorMap.get(dataId);
    if (values !== null) return this.madeInside.has(values);
    return this.origins.get(id)?.fixed ?? isConstant(this.backend, id);
  }
}

const isTypedArray = (values: TensorFlow.backend_util.BackendValues): values is TensorFlow.TypedArray =>
  ArrayBuffer.isView(values);
