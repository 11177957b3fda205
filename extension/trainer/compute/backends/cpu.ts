import { tf } from '../tf';
import type { BackendDefinition } from './backend';

/** TensorFlow.js in plain JavaScript: slow, everywhere, and readable; what the other backends are compared with. */
export const cpuBackend: BackendDefinition = {
  id: 'cpu',
  label: 'JavaScript',
  description: 'Reference in plain JavaScript. For tests; too slow to train with.',
  automatic: false,

  async probe() {
    return { ok: true, reason: 'always there', device: 'CPU', library: `TensorFlow.js ${tf.version.tfjs}` };
  },

  async activate() {
    await tf.setBackend('cpu');
    // Otherwise its first operation advertises another npm package on standard error.
    (tf.backend() as { firstUse?: boolean }).firstUse = false;
    return { backend: 'cpu', device: 'CPU', library: `TensorFlow.js ${tf.version.tfjs}`, threads: 1 };
  },
};
