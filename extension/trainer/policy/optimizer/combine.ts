import type { TensorFlow } from '../../compute/tf';
import type { Policy } from '../policy';
import { AdamW, type AdamWOptions } from './adamW';
import { Muon } from './muon';
import type { Optimizer } from './optimizer';

/** Several optimizers over disjoint variables as one. */
export function combineOptimizers(parts: readonly Optimizer[]): Optimizer {
  return {
    state: new Map(parts.flatMap((part) => [...part.state])),
    update: (gradients, rate, step) => {
      for (const part of parts) part.update(gradients, rate, step);
    },
    dispose: () => {
      for (const part of parts) part.dispose();
    },
  };
}

/** Muon for the weight matrices of the layers and AdamW for everything else; a Muon rate of 0 leaves AdamW alone. */
export function makeOptimizer(policy: Policy, adamW: AdamWOptions, muonLearningRate: number): Optimizer {
  if (muonLearningRate === 0) return new AdamW(policy.variables, adamW);
  const isMatrix = ([name, v]: [string, TensorFlow.Variable]) => v.rank === 2 && name.startsWith('model.layers.');
  const entries = [...policy.variables];
  return combineOptimizers([
    new AdamW(new Map(entries.filter((entry) => !isMatrix(entry))), adamW),
    new Muon(new Map(entries.filter(isMatrix)), { learningRate: muonLearningRate, momentum: 0.95 }),
  ]);
}
