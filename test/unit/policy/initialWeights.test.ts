import { describe, expect, it } from 'vitest';
import { Rng } from '../../../extension/shared/util/rng';
import { initialWeights } from '../../../extension/trainer/policy/initialWeights';

const CONFIG = {
  vocabulary: 20,
  hidden: 64,
  intermediate: 96,
  layers: 2,
  heads: 4,
  keyValueHeads: 2,
  headSize: 16,
  ropeTheta: 10000,
  normEpsilon: 1e-6,
  tiedEmbeddings: true,
  maxPositions: 64,
  eosIds: [0],
  bosId: null,
  padId: null,
  initializerRange: 0.02,
};

describe('initialWeights', () => {
  const weight = initialWeights(CONFIG, Rng.from('weights'));

  it('gives biases nothing and norms one', () => {
    expect(new Set(weight('model.layers.1.self_attn.q_proj.bias', [64]))).toEqual(new Set([0]));
    expect(new Set(weight('model.norm.weight', [64]))).toEqual(new Set([1]));
  });

  it('draws weights with their deviations, the same for the same seed', () => {
    const deviation = (name: string) => {
      const values = weight(name, [64, 64]);
      return Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length);
    };
    expect(deviation('model.layers.1.self_attn.q_proj.weight')).toBeCloseTo(0.0625, 2);
    expect(deviation('model.layers.1.mlp.down_proj.weight')).toBeCloseTo(0.0141, 3);
    expect(deviation('model.embed_tokens.weight')).toBeCloseTo(0.05, 2);
    const again = initialWeights(CONFIG, Rng.from('weights'));
    expect(again('model.embed_tokens.weight', [20, 64])).toEqual(weight('model.embed_tokens.weight', [20, 64]));
  });
});
