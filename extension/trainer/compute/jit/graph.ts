import type { TensorFlow } from '../tf';
import { type Attributes, DEVICE_TYPES } from './attribute';

/** A tensor written into the graph; `values` holds one element when all are equal. */
export interface TensorValue {
  readonly dtype: number;
  readonly shape: readonly number[];
  readonly values: TensorFlow.TypedArray;
}

/** One operation of a graph. */
export interface Node {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly Output[];
  /** Operations that must have run before it though it takes nothing from them. */
  readonly after: readonly Node[];
  readonly attributes: Attributes;
  /** The value of a constant. */
  readonly value?: TensorValue;
}

/** The `index`th result of an operation. */
export interface Output {
  readonly node: Node;
  readonly index: number;
}

/** An output with TensorFlow's number of its type. */
export interface TypedOutput extends Output {
  readonly dtype: number;
}

/** A TensorFlow graph under construction: operations in an order in which they can run. */
export class Graph {
  private readonly nodes: Node[] = [];

  add(op: string, inputs: readonly Output[], attributes: Attributes, value?: TensorValue): Node {
    const node = { name: `n${this.nodes.length}_${op}`, op, inputs, after: [], attributes, value };
    this.nodes.push(node);
    return node;
  }

  /** An operation that gives what the caller feeds. */
  placeholder(dtype: number, shape: readonly number[]): Node {
    return this.add('Placeholder', [], { dtype: ['type', dtype], shape: ['shape', shape] });
  }

  constant(value: TensorValue): Node {
    return this.add('Const', [], { dtype: ['type', value.dtype] }, allEqual(value));
  }

  /** `Identity` (the same memory under another name) or `DeepCopy` of an output. */
  same(op: 'Identity' | 'DeepCopy', input: TypedOutput): TypedOutput {
    return { node: this.add(op, [input], { T: ['type', input.dtype] }), index: 0, dtype: input.dtype };
  }

  /** Changes a node, in place since others refer to it. */
  change(node: Node, change: Partial<Pick<Node, 'op' | 'after'>>): void {
    Object.assign(node, change);
  }

  /** The operations that the given ones need, these included, in order. */
  needed(roots: readonly Node[]): readonly Node[] {
    const live = new Set<Node>();
    const stack = [...roots];
    for (let node = stack.pop(); node; node = stack.pop()) {
      if (live.has(node)) continue;
      live.add(node);
      stack.push(...node.after, ...node.inputs.map((input) => input.node));
    }
    return this.nodes.filter((node) => live.has(node));
  }
}

const REPEATABLE: readonly number[] = [DEVICE_TYPES.float32, DEVICE_TYPES.int32, DEVICE_TYPES.bool];

/** `tf.zeros` and its like would otherwise put megabytes of equal numbers into the graph. */
function allEqual(value: TensorValue): TensorValue {
  const { dtype, values } = value;
  const first = values[0];
  if (values.length < 2 || !REPEATABLE.includes(dtype) || !values.every((item) => Object.is(item, first))) return value;
  return { ...value, values: values.slice(0, 1) };
}
