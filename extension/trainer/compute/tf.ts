import type * as TensorFlow from '@tensorflow/tfjs';
import commonJs from '@tensorflow/tfjs';

/** TensorFlow.js as CommonJS, the form in which every backend package asks for it, so that all register with the same instance. */
export const tf: typeof TensorFlow = commonJs;
export type { TensorFlow };
