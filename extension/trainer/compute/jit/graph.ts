import type { TensorFlow } from '../tf';
import { type Attributes, DEVICE_TYPES } from './attribute';

/** A tensor written into the graph; `values` holds one element when all are equal. */
export interface TensorValue {
  readonly dtype: number;
  readonly shape: readonly number[];
  readonly values: TensorFlow.TypedArray;
}

/** One operation of a graph. `after` lists operations that must have run before it though it takes nothing from them. */
export interface Node {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly Output[];
  readonly after: readonly Node[];
  readonly attributes: Attributes;
  readonly value?: TensorValue;
}

/** The `index`th result of an operation. */
export interface Output {
  readonly node: Node;
  readonly index: number;
}

/** A TensorFlow graph under construction: operations in an order in which they can run. */
export class Graph {
  private readonly nodes: Node[] = [];

  get size(): number {
    return this.nodes.length;
  }

  add(
    op: string,
    inputs: readonly Output[],
    attributes: Attributes,
    more: Partial<Pick<Node, 'after' | 'value'>> = {},
  ): Node {
    const node = { name: `n${this.nodes.length}_${op}`, op, inputs, attributes, after: [], ...more };
    this.nodes.push(node);
    return node;
  }

  /** An operation that gives what the caller feeds. */
  placeholder(dtype: number, shape: readonly number[]): Node {
    return this.add('Placeholder', [], { dtype: ['type', dtype], shape: ['shape', shape] });
  }

  constant(value: TensorValue): Node {
    return this.add('Const', [], { dtype: ['type', value.dtype] }, { value: allEqual(value) });
  }

  identity(input: Output, dtype: number, after: readonly Node[] = []): Node {
    return this.add('Identity', [input], { T: ['type', dtype] }, { after });
  }

  /** A result that exists when all of `nodes` have run. */
  after(nodes: readonly Node[]): Node {
    const zero = this.constant({ dtype: DEVICE_TYPES.int32, shape: [], values: new Int32Array(1) });
    return this.identity({ node: zero, index: 0 }, DEVICE_TYPES.int32, nodes);
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
