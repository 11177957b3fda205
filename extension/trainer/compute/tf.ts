import { createRequire } from 'node:module';
import type * as TensorFlow from '@tensorflow/tfjs';

const require = createRequire(import.meta.url);

/** TensorFlow.js, loaded once as CommonJS so that every backend package registers with the same instance. */
export const tf: typeof TensorFlow = require('@tensorflow/tfjs');
export type { TensorFlow };
