/**
 * Loads a native binding and multiplies two matrices with it; prints what it found as JSON, or exits with 1. Always run as a child
 * process: a library that does not suit the machine ends the process instead of throwing.
 * Usage: node bindingProbe.mjs FILE
 */
import { createRequire } from 'node:module';

process.env.TF_CPP_MIN_LOG_LEVEL ??= '3';
const binding = createRequire(import.meta.url)(process.argv[2]);

const matrix = () => binding.createTensor([2, 2], binding.TF_FLOAT, Float32Array.of(1, 2, 3, 4));
const attributes = [
  { name: 'transpose_a', type: binding.TF_ATTR_BOOL, value: false },
  { name: 'transpose_b', type: binding.TF_ATTR_BOOL, value: false },
  { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
];
const [product] = binding.executeOp('MatMul', attributes, [matrix(), matrix()], 1);
const values = Array.from(binding.tensorDataSync(product.id)).join();
if (values !== '7,10,15,22') throw new Error(`[[1,2],[3,4]] squared came out as ${values}`);

const facts = {
  tensorflow: binding.TF_Version,
  functions: typeof binding.addFunction === 'function',
  gpu: binding.isUsingGpuDevice(),
};
process.stdout.write(`${JSON.stringify(facts)}\n`);
