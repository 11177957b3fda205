import { graphDef } from './graphDef';
import type { Binding } from './internals';
import type { Program } from './program';
import { feedList, outputList, type Runner } from './runner';
import type { Tree } from './tree';

/** `ConfigProto { allow_soft_placement: true }`: an operation that the GPU has no kernel for runs on the CPU. */
const SOFT_PLACEMENT = Uint8Array.of(0x38, 0x01);

let registered = 0;

/**
 * Registers the graph as a function of the eager context, which runs it like any operation (as Python's `tf.function` does):
 * feeds and results stay where they are. Needs a binding with `addFunction`.
 */
export function functionRunner(binding: Required<Binding>, program: Program<Tree>, xla: boolean): Runner {
  const name = `couplet_graph_${registered++}`; // names are never used again: TensorFlow caches by them
  binding.addFunction(graphDef(program.nodes).encode(), name, feedList(program), outputList(program.fetches));
  const attributes = [{ name: 'config_proto', type: binding.TF_ATTR_STRING, value: SOFT_PLACEMENT }];
  const compile = { name: '_XlaMustCompile', type: binding.TF_ATTR_BOOL, value: true };
  const options = xla ? [...attributes, compile] : attributes;
  return {
    run: (feeds) => binding.executeOp(name, options, feeds, program.fetches.length),
    dispose: () => binding.removeFunction(name),
  };
}
