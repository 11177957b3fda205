import type { Rng } from '../../shared/util/rng';
import type { PolicyConfig } from './huggingFace/modelConfig';

/** With it a head of 16 gives the token before e^4 times the weight of that token's neighbours. */
const LOOK_BACK_BIAS = 6;

/** What is left of the random query and key weights of the first layer, so that their biases decide. */
const LOOK_BACK_NOISE = 0.25;

/**
 * Weights of a new policy. Embeddings N(0, .05), linear weights N(0, 1/(4 hidden)), and the two that write into the residual stream
 * N(0, .02^2 (128/hidden) / (2 layers)) as in GPT-2; norms 1, biases 0. The heads of the first layer start out looking at the token
 * before, and write it at full size: copying from the prompt, which is most of what a small agent must learn, is built on such heads
 * (Olsson et al. 2022, "In-context learning and induction heads"), and they take long to form by themselves.
 */
export function initialWeights(
  config: PolicyConfig,
  rng: Rng,
): (name: string, shape: readonly number[]) => Float32Array {
  const plain = 0.5 / Math.sqrt(config.hidden);
  const residual = (0.02 * Math.sqrt(128 / config.hidden)) / Math.sqrt(2 * config.layers);
  const deviationOf = (name: string) => {
    if (name.includes('embed_tokens') || name.includes('lm_head')) return 0.05;
    if (/layers\.0\.self_attn\.[qk]_proj/.test(name)) return LOOK_BACK_NOISE * plain;
    const writesResidual = name.endsWith('o_proj.weight') || name.endsWith('down_proj.weight');
    return writesResidual && name !== 'model.layers.0.self_attn.o_proj.weight' ? residual : plain;
  };
  return (name, shape) => {
    const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
    if (name.includes('norm')) return values.fill(1);
    if (name === 'model.layers.0.self_attn.q_proj.bias') return lookBack(values, config, 1);
    if (name === 'model.layers.0.self_attn.k_proj.bias') return lookBack(values, config, 0);
    if (name.endsWith('.bias')) return values;
    const stream = rng.fork('weight', name);
    const deviation = deviationOf(name);
    for (let i = 0; i < values.length; i++) values[i] = deviation * stream.normal();
    return values;
  };
}

/**
 * Biases of keys (distance 0) or queries (distance d) whose rotated product is largest d tokens back: with key (b, 0) and query
 * (b cos(f d), -b sin(f d)) in the plane of frequency f, positions p and q score b^2 cos(f (p - q - d)).
 */
function lookBack(values: Float32Array, { headSize, ropeTheta }: PolicyConfig, distance: number): Float32Array {
  const half = headSize / 2;
  return values.map((_, i) => {
    const angle = distance * ropeTheta ** (-(i % half) / half);
    return i % headSize < half ? LOOK_BACK_BIAS * Math.cos(angle) : -LOOK_BACK_BIAS * Math.sin(angle);
  });
}
