import { graphDef } from './graphDef';
import type { Binding } from './internals';
import type { Program } from './program';
import { endpoints, type Runner } from './runner';

/** `ConfigProto { allow_soft_placement: true }`: an operation that the GPU has no kernel for runs on the CPU. */
const SOFT_PLACEMENT = Uint8Array.of(0x38, 0x01);

let registered = 0;

/**
 * Registers the graph as a function of the eager context, which runs it like any operation (as Python's `tf.function` does):
 * feeds and results stay where they are. Needs a binding with `addFunction`.
 */
export function functionRunner(binding: Required<Binding>, program: Program, xla: boolean): Runner {
  const name = `couplet_graph_${registered++}`; // never used again, since TensorFlow caches by name
  const { feeds, fetches } = endpoints(program);
  const results = program.fetches.length;
  const options = [{ name: 'config_proto', type: binding.TF_ATTR_STRING, value: SOFT_PLACEMENT as unknown }];
  if (xla) options.push({ name: '_XlaMustCompile', type: binding.TF_ATTR_BOOL, value: true });
  binding.addFunction(graphDef(program.nodes).encode(), name, feeds, fetches);
  return {
    run: (ids) => binding.executeOp(name, options, ids, results),
    dispose: () => binding.removeFunction(name),
  };
}
