import { type TensorFlow, tf } from '../tf';
import { outputProblem, type WriteOutcome, writeProblem } from './compare';
import { runEager } from './eager';
import type { Executable } from './executable';
import type { NativeBackend } from './internals';
import { JitError } from './jitError';
import { type ResourceRef, ResourceSnapshot } from './resourceSnapshot';
import { flatten, isTensor, type Tree } from './tree';
import { VariableSnapshot } from './variables';

/** How many calls of each graph are compared. */
export const CHECKED_CALLS = 3;

/**
 * Calls the graph, then the function itself from the same state, and throws a `JitError` when they disagree: it names the output,
 * or the variable or resource with the largest share in the difference. When they agree the graph's results remain.
 */
export function checkedCall<A extends readonly Tree[], R extends Tree>(
  label: string,
  backend: NativeBackend,
  executable: Executable<R>,
  fn: (...args: A) => R,
  args: A,
): R {
  const { leaves } = flatten(label, args);
  const resources = executable.writtenResources(leaves);
  const states: State[] = [];
  const outputs: Tree[] = [];
  const takeState = () => {
    states.push(State.take(backend, resources));
    return states[states.length - 1];
  };
  const before = takeState();
  try {
    const graphOut = executable.call(leaves);
    outputs.push(graphOut);
    const byGraph = takeState();
    before.restore();
    const eagerOut = runEager(label, fn, args, false);
    outputs.push(eagerOut);
    const problem = compareOutputs(label, eagerOut, graphOut) ?? writeProblem(before.writes(takeState(), byGraph));
    if (problem) throw new JitError(label, `${problem}. Something that it uses is neither an argument nor a variable.`);
    byGraph.restore();
    tf.dispose(tensorsOf(label, eagerOut));
    return graphOut;
  } catch (error) {
    before.restore();
    for (const out of outputs) tf.dispose(tensorsOf(label, out));
    throw error;
  } finally {
    for (const state of states) state.dispose();
  }
}

function compareOutputs(label: string, eager: Tree, graph: Tree): string | null {
  const [eagerKey, graphKey] = [eager, graph].map((tree) => flatten(label, tree).key);
  if (eagerKey !== graphKey) return `the result is ${graphKey} by the graph and ${eagerKey} by eager execution`;
  const byGraph = tensorsOf(label, graph);
  return outputProblem(
    tensorsOf(label, eager).map((tensor, i) => ({
      name: `output ${i} [${tensor.shape}]`,
      exact: tensor.dtype !== 'float32',
      eager: tensor.dataSync(),
      graph: byGraph[i].dataSync(),
    })),
  );
}

const tensorsOf = (label: string, tree: Tree): TensorFlow.Tensor[] => flatten(label, tree).leaves.filter(isTensor);

/** Variables, and those resources that a graph writes to, at one moment. */
class State {
  private constructor(
    private readonly variables: VariableSnapshot,
    private readonly resources: ResourceSnapshot,
  ) {}

  static take({ binding }: NativeBackend, resources: readonly ResourceRef[]): State {
    return new State(VariableSnapshot.take(), ResourceSnapshot.take(binding, resources));
  }

  /** What differs between this state and at least one of the two that followed it. */
  writes(eager: State, graph: State): WriteOutcome[] {
    const written = this.variables.variables.filter((variable) => {
      const [data, ...after] = [this, eager, graph].map((state) => state.variables.valueOf(variable)?.dataId);
      return after.some((other) => other !== data);
    });
    const variables = written.map((variable) => {
      const [before, byEager, byGraph] = [this, eager, graph].map((state) =>
        state.variables.valueOf(variable)!.dataSync(),
      );
      const name = `variable ${variable.name} [${variable.shape}]`;
      return { name, exact: variable.dtype !== 'float32', before, eager: byEager, graph: byGraph };
    });
    const [before, byEager, byGraph] = [this, eager, graph].map((state) => state.resources.values());
    const resources = before.map((values, i) => ({
      name: `resource ${i}`,
      exact: false,
      before: values,
      eager: byEager[i],
      graph: byGraph[i],
    }));
    return [...variables, ...resources];
  }

  restore(): void {
    this.variables.restore();
    this.resources.restore();
  }

  dispose(): void {
    this.variables.dispose();
    this.resources.dispose();
  }
}
