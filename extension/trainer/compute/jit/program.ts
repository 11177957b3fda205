import type { TensorFlow } from '../tf';
import { elideCopies, type VariableState } from './elideCopies';
import type { Graph, Node, Output, TypedOutput } from './graph';
import type { Capture, Recorder } from './recorder';
import { flatten, Template, type Tree } from './tree';

/** What one run of a function showed: which results it returned and which values it gave to variables. */
export interface Recording<R extends Tree> {
  readonly out: R;
  readonly outputs: readonly TypedOutput[];
  readonly assigned: readonly TensorFlow.Variable[];
  readonly values: readonly TypedOutput[];
}

/** A graph to be loaded: feeds are arguments, then variables, then captures; fetches are results, then new values of variables. */
export interface Program {
  readonly nodes: readonly Node[];
  readonly feeds: readonly Node[];
  readonly fetches: readonly Output[];
  /** How many updates of resources overwrite their memory. */
  readonly inPlace: number;
}

/** What a call of a loaded program feeds besides its arguments, and what becomes of its fetches. */
export interface CallPlan<R extends Tree> {
  readonly variables: readonly TensorFlow.Variable[];
  readonly captures: readonly Capture[];
  readonly assigned: readonly TensorFlow.Variable[];
  readonly template: Template<R>;
  /** Shape of each result. */
  readonly shapes: readonly (readonly number[])[];
}

/** A program with the plan of its calls. */
export interface Linked<R extends Tree> {
  readonly program: Program;
  readonly plan: CallPlan<R>;
}

/**
 * The graph of a recording, without what neither a result nor a variable needs. With `inPlace` it overwrites resources in place.
 */
export function link<R extends Tree>(
  recorder: Recorder,
  inputs: readonly { readonly node: Node }[],
  recording: Recording<R>,
  inPlace: boolean,
): Linked<R> {
  const { graph } = recorder;
  const { out, outputs, assigned } = recording;
  const direct = distinct(graph, [...outputs, ...recording.values]);
  const states: VariableState[] = [...recorder.variables].map(([variable, before]) => {
    const index = assigned.indexOf(variable);
    return { before, after: index < 0 ? undefined : direct[outputs.length + index] };
  });
  const elision = inPlace ? elideCopies(graph, states, direct) : { fetches: direct, inPlace: 0 };
  const nodes = graph.needed([...elision.fetches, ...inputs].map(({ node }) => node));
  const live = new Set(nodes);
  const variables = [...recorder.variables].filter(([, node]) => live.has(node));
  const captures = recorder.captures.filter(({ node }) => live.has(node));
  return {
    program: {
      nodes,
      feeds: [
        ...inputs.map(({ node }) => node),
        ...variables.map(([, node]) => node),
        ...captures.map(({ node }) => node),
      ],
      fetches: elision.fetches,
      inPlace: elision.inPlace,
    },
    plan: {
      variables: variables.map(([variable]) => variable),
      captures,
      assigned,
      template: new Template(out),
      shapes: flatten('', out).tensors.map(({ shape }) => shape),
    },
  };
}

/** The runners want results that are computed, each of them once. */
function distinct(graph: Graph, outputs: readonly TypedOutput[]): readonly TypedOutput[] {
  const seen = new Set<string>();
  return outputs.map((output) => {
    const key = `${output.node.name}:${output.index}`;
    if (output.node.op === 'Placeholder' || output.node.op === 'Const' || seen.has(key)) {
      return graph.same('Identity', output);
    }
    seen.add(key);
    return output;
  });
}
