import { boolean, choice, integer, type ParameterTable, type ValuesOf } from '../parameters';

/** Where tensors live, and the exact economies, which change the time a run takes but not its result. */
export const COMPUTE_PARAMETERS = {
  backend: choice('auto', 'What computes.', {
    auto: 'The first of the following that works here.',
    tensorflow: 'Native TensorFlow, on the GPU where there is one.',
    webgpu: 'WebGPU through Dawn.',
    wasm: 'WebAssembly with SIMD: works everywhere, several times slower.',
    cpu: 'Plain JavaScript, the reference of the tests: very slow.',
  }),
  threads: integer(2, 'Threads for computation; part of what makes a run repeatable.', { minimum: 1 }),
  jit: boolean(true, 'Run hot paths as traced graphs, one native call each, where the backend can.'),
  sharePrefixes: boolean(true, 'Evaluate a prefix that prompts have in common once.'),
  deduplicate: boolean(true, 'Evaluate equal prompts of sibling rollouts once.'),
} satisfies ParameterTable;

export type ComputeConfiguration = ValuesOf<typeof COMPUTE_PARAMETERS>;
