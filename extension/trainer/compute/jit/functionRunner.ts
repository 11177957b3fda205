import { graphDef } from './graphDef';
import type { Binding } from './internals';
import type { Program } from './program';
import { ProtobufMessage } from './protobuf';
import { endpoints, type Runner } from './runner';

/**
 * A `ConfigProto` (config.proto) that allows soft placement, so that an operation that the GPU has no kernel for runs on the CPU, and
 * that leaves out the graph rewriter, which takes as long as everything else at a first call and gains nothing here.
 */
const CONFIGURATION = new ProtobufMessage()
  .integer(7, 1)
  .message(10, new ProtobufMessage().message(10, new ProtobufMessage().integer(19, 1)))
  .encode();

let registered = 0;

/**
 * Registers the graph as a function of the eager context, which runs it like any operation (as Python's `tf.function` does):
 * feeds and results stay where they are. Needs a binding with `addFunction`.
 */
export function functionRunner(binding: Required<Binding>, program: Program, xla: boolean): Runner {
  const name = `couplet_graph_${registered++}`; // never used again, since TensorFlow caches by name
  const { feeds, fetches } = endpoints(program);
  const results = program.fetches.length;
  const options = [{ name: 'config_proto', type: binding.TF_ATTR_STRING, value: CONFIGURATION as unknown }];
  if (xla) options.push({ name: '_XlaMustCompile', type: binding.TF_ATTR_BOOL, value: true });
  binding.addFunction(graphDef(program.nodes).encode(), name, feeds, fetches);
  return {
    run: (ids) => binding.executeOp(name, options, ids, results),
    dispose: () => binding.removeFunction(name),
  };
}
