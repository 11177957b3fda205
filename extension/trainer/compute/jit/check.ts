import { type TensorFlow, tf } from '../tf';
import { outputProblem, type WriteOutcome, writeProblem } from './compare';
import { runEager } from './eager';
import type { Executable } from './executable';
import { JitError } from './jitError';
import { flatten, type Tree } from './tree';
import { VariableSnapshot } from './variables';

/** How many calls of each graph, behind the first, are compared. */
export const CHECKED_CALLS = 3;

/**
 * Calls the graph, then the function itself from the same state, and throws a `JitError` when they disagree: it names the result,
 * or the variable with the largest share in the difference. When they agree the graph's results remain. The graph must have been
 * linked without writing in place.
 */
export function checkedCall<A extends readonly Tree[], R extends Tree>(
  label: string,
  executable: Executable<R>,
  fn: (...args: A) => R,
  args: A,
): R {
  const states: VariableSnapshot[] = [];
  const results: Tree[] = [];
  const takeState = () => {
    const state = VariableSnapshot.take();
    states.push(state);
    return state;
  };
  const before = takeState();
  try {
    const byGraph = executable.call(flatten(label, args).tensors);
    results.push(byGraph);
    const graphState = takeState();
    before.restore();
    const byEager = runEager(label, fn, args, false);
    results.push(byEager);
    const problem = compareResults(label, byEager, byGraph) ?? writeProblem(writes(before, takeState(), graphState));
    if (problem) throw new JitError(label, `${problem}. Something that it uses is neither an argument nor a variable.`);
    graphState.restore();
    tf.dispose(flatten(label, byEager).tensors as TensorFlow.Tensor[]);
    return byGraph;
  } catch (error) {
    before.restore();
    for (const result of results) tf.dispose(flatten(label, result).tensors as TensorFlow.Tensor[]);
    throw error;
  } finally {
    for (const state of states) state.dispose();
  }
}

function compareResults(label: string, byEager: Tree, byGraph: Tree): string | null {
  const [eager, graph] = [byEager, byGraph].map((tree) => flatten(label, tree));
  if (eager.key !== graph.key) return `the result is ${graph.key} by the graph and ${eager.key} by eager execution`;
  return outputProblem(
    eager.tensors.map((tensor, i) => ({
      name: `result ${i} [${tensor.shape}]`,
      exact: tensor.dtype !== 'float32',
      eager: tensor.dataSync(),
      graph: graph.tensors[i].dataSync(),
    })),
  );
}

/** The variables that at least one of the two gave another value. */
function writes(before: VariableSnapshot, eager: VariableSnapshot, graph: VariableSnapshot): WriteOutcome[] {
  return before.variables.flatMap((variable) => {
    const values = [before, eager, graph].map((state) => state.valueOf(variable)!);
    if (values.every(({ dataId }) => dataId === values[0].dataId)) return [];
    const [old, byEager, byGraph] = values.map((value) => value.dataSync());
    const name = `variable ${variable.name} [${variable.shape}]`;
    return { name, exact: variable.dtype !== 'float32', before: old, eager: byEager, graph: byGraph };
  });
}
