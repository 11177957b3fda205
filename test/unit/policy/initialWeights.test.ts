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

/** Turns a vector of one head to a position, as rotary embeddings do. */
function rotated(x: Float32Array, position: number): number[] {
  const half = CONFIG.headSize / 2;
  return Array.from(x, (_, i) => {
    const angle = position * CONFIG.ropeTheta ** (-(i % half) / half);
    const sign = i < half ? -1 : 1;
    return x[i]! * Math.cos(angle) + sign * x[(i + half) % CONFIG.headSize]! * Math.sin(angle);
  });
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

describe('initialWeights', () => {
  const weight = initialWeights(CONFIG, Rng.from('weights'));

  it('lets every head of the first layer look at the token before', () => {
    const query = weight('model.layers.0.self_attn.q_proj.bias', [64]);
    const key = weight('model.layers.0.self_attn.k_proj.bias', [32]);
    for (let head = 0; head < 4; head++) {
      const group = head >> 1;
      const [q, k] = [query.subarray(16 * head, 16 * head + 16), key.subarray(16 * group, 16 * group + 16)];
      const scores = Array.from({ length: 31 }, (_, at) => dot(rotated(q, 30), rotated(k, at)) / 4);
      const others = scores.filter((_, at) => at !== 29);
      expect(scores[29]! - Math.max(...others)).toBeGreaterThan(3);
    }
  });

  it('gives other biases nothing and norms one', () => {
    expect(new Set(weight('model.layers.1.self_attn.q_proj.bias', [64]))).toEqual(new Set([0]));
    expect(new Set(weight('model.norm.weight', [64]))).toEqual(new Set([1]));
  });

  it('draws weights with their deviations, the same for the same seed', () => {
    const deviation = (name: string) => {
      const values = weight(name, [64, 64]);
      return Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length);
    };
    expect(deviation('model.layers.1.self_attn.q_proj.weight')).toBeCloseTo(0.0625, 2);
    expect(deviation('model.layers.0.self_attn.q_proj.weight')).toBeCloseTo(0.0156, 2);
    expect(deviation('model.embed_tokens.weight')).toBeCloseTo(0.05, 2);
    const again = initialWeights(CONFIG, Rng.from('weights'));
    expect(again('model.embed_tokens.weight', [20, 64])).toEqual(weight('model.embed_tokens.weight', [20, 64]));
  });
});
