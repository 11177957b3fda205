import type { Attributes } from './attribute';
import { Graph, type Node, type TypedOutput } from './graph';
import { graphDef } from './graphDef';
import type { Binding } from './internals';

/** A tensor that an operation takes or gives, without its values. */
export interface TensorFacts {
  readonly dtype: number;
  readonly shape: number[];
}

/** Thrown where a recording cannot go on without computing: a shape depends on values, or a variable gets its first ones. */
export class NeedsValues extends Error {}

/** Finds types and shapes of results without computing them. Equal questions are asked once. */
export class ShapeInference {
  private readonly known = new Map<string, readonly TensorFacts[]>();

  constructor(private readonly binding: Required<Binding>) {}

  /** What an operation with these inputs gives. Throws `NeedsValues`, or TensorFlow's error when inputs and attributes do not fit. */
  infer(
    operation: string,
    inputs: readonly (TypedOutput & { readonly shape: readonly number[] })[],
    attributes: Attributes,
    outputs: number,
  ): readonly TensorFacts[] {
    const graph = new Graph();
    const feeds = inputs.map(({ node, dtype, shape }) => ({
      node: isConstant(node) ? graph.add('Const', [], node.attributes, node.value) : graph.placeholder(dtype, shape),
      index: 0,
    }));
    const node = graph.add(operation, feeds, attributes);
    const question = graphDef([...feeds.map((feed) => feed.node), node]).encode();
    const key = Buffer.from(question).toString('latin1');
    const known = this.known.get(key);
    if (known) return known;
    const names = Array.from({ length: outputs }, (_, i) => `${node.name}:${i}`).join();
    const facts = this.binding.inferShapes(question, names).map(({ dtype, shape }) => {
      if (shape === null || shape.includes(-1))
        throw new NeedsValues(`${operation}: the result's shape depends on values`);
      return { dtype, shape };
    });
    this.known.set(key, facts);
    return facts;
  }
}

const isConstant = (node: Node): boolean => node.op === 'Const';
