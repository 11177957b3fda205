import type { TensorFlow } from '../tf';
import type { Graph, Node, Output } from './graph';
import type { Capture, Recorder } from './recorder';
import { flatten, Template, type Tree } from './tree';

/** What one run of a function showed: which results it returned and which values it gave to variables. */
export interface Recording<R extends Tree> {
  readonly out: R;
  readonly outputs: readonly TypedOutput[];
  readonly assigned: readonly TensorFlow.Variable[];
  readonly values: readonly TypedOutput[];
}

/** An output with TensorFlow's number of its type. */
export interface TypedOutput extends Output {
  readonly dtype: number;
}

/** An argument of the graph; `resource` is the id of the handle when it is one. */
export interface ProgramInput {
  readonly node: Node;
  readonly resource?: number;
}

/** A function as a graph, and what goes in and comes out. */
export interface Program<R extends Tree> {
  readonly nodes: readonly Node[];
  /** What is fed: arguments, then `variables`, then `captures`. */
  readonly feeds: readonly Node[];
  readonly variables: readonly TensorFlow.Variable[];
  readonly captures: readonly Capture[];
  /** Outputs, then new values of `assigned`, then one that stands for all writes to resources, where there are any. */
  readonly fetches: readonly Output[];
  readonly assigned: readonly TensorFlow.Variable[];
  readonly template: Template<R>;
  /** Shape of each output. */
  readonly shapes: readonly (readonly number[])[];
  /** Resources written to: which feed is the handle, and TensorFlow's number of the type of the values. */
  readonly written: readonly { readonly feed: number; readonly dtype: number }[];
}

/** The graph of a recording without what neither a result nor a write needs. */
export function link<R extends Tree>(
  recorder: Recorder,
  inputs: readonly ProgramInput[],
  recording: Recording<R>,
): Program<R> {
  const { graph, resources } = recorder;
  const fetches = [...distinct(graph, [...recording.outputs, ...recording.values])];
  if (resources.effects.length > 0) fetches.push({ node: graph.after(resources.effects), index: 0 });
  const nodes = graph.needed([...fetches, ...inputs].map(({ node }) => node));
  const live = new Set(nodes);
  const variables = [...recorder.variables].filter(([, node]) => live.has(node));
  const captures = recorder.captures.filter(({ node }) => live.has(node));
  const feeds = [...inputs, ...variables.map(([, node]) => ({ node, resource: undefined })), ...captures];
  const written = [...resources.written].map(([handle, dtype]) => ({
    feed: feeds.findIndex(({ resource }) => resource === handle),
    dtype,
  }));
  const { leaves } = flatten('', recording.out);
  return {
    nodes,
    feeds: feeds.map(({ node }) => node),
    variables: variables.map(([variable]) => variable),
    captures,
    fetches,
    assigned: recording.assigned,
    template: new Template(recording.out),
    shapes: leaves.map(({ shape }) => shape),
    written,
  };
}

/** The runners want results that are computed, each of them once. */
function distinct(graph: Graph, outputs: readonly TypedOutput[]): readonly Output[] {
  const seen = new Set<string>();
  return outputs.map((output) => {
    const { node, index, dtype } = output;
    const key = `${node.name}:${index}`;
    if (node.op !== 'Placeholder' && node.op !== 'Const' && !seen.has(key)) {
      seen.add(key);
      return output;
    }
    return { node: graph.identity(output, dtype), index: 0 };
  });
}
