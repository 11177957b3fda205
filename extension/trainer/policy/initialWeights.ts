import type { Rng } from '../../shared/util/rng';
import type { PolicyConfig } from './huggingFace/modelConfig';

/**
 * Weights of a new policy: embeddings N(0, .05^2), linear weights N(0, 1 / (4 hidden)), and the two of a layer that write into the
 * residual stream N(0, .02^2 (128 / hidden) / (2 layers)), smaller with depth as in GPT-2; norms 1, biases 0.
 */
export function initialWeights(
  config: PolicyConfig,
  rng: Rng,
): (name: string, shape: readonly number[]) => Float32Array {
  const plain = 0.5 / Math.sqrt(config.hidden);
  const residual = (0.02 * Math.sqrt(128 / config.hidden)) / Math.sqrt(2 * config.layers);
  const deviationOf = (name: string) => {
    if (name.includes('embed_tokens') || name.includes('lm_head')) return 0.05;
    return name.endsWith('o_proj.weight') || name.endsWith('down_proj.weight') ? residual : plain;
  };
  return (name, shape) => {
    const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
    if (name.includes('norm')) return values.fill(1);
    if (name.endsWith('.bias')) return values;
    const stream = rng.fork('weight', name);
    const deviation = deviationOf(name);
    for (let i = 0; i < values.length; i++) values[i] = deviation * stream.normal();
    return values;
  };
}
