import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../../../extension/engine/statistics/normalQuantile';
import { Rng } from '../../../../extension/shared/util/rng';
import { tf } from '../../../../extension/trainer/compute/tf';
import { drawNoise, drawTokens } from '../../../../extension/trainer/policy/generation/sampling';
import { useBackend } from '../../../helpers/backend';

await useBackend();

const LOGITS = [0.3, -0.9, 1.8, 0.9, -0.4, 1.6, -1.1, 0.1, 0.7, -0.6];
const DRAWS = 20_000;
/** Probability that a right sampler is taken for a wrong one, were the seed not fixed. */
const ERROR = 1e-3;

/** The token and its log-probability for each number of noise, from the same logits. */
function draw(logits: readonly number[], noise: readonly number[], temperature: number, topP: number) {
  return tf.tidy(() => {
    const rows = tf.tile(tf.tensor2d([[...logits]]), [noise.length, 1]);
    const inverse = tf.scalar(temperature === 0 ? 1 : 1 / temperature);
    const { token, logProb } = drawTokens(rows, tf.tensor1d([...noise]), inverse, temperature === 0, topP);
    return { tokens: [...token.dataSync()], logProbs: [...logProb.dataSync()] };
  });
}

/** What is to be drawn from: softmax at a temperature, cut to the fewest most probable tokens with a mass of at least topP. */
function distribution(temperature: number, topP: number): number[] {
  const all = softmax(LOGITS.map((logit) => logit / temperature));
  const byMass = all.map((_, token) => token).sort((a, b) => all[b]! - all[a]!);
  let mass = 0;
  const nucleus = byMass.filter((token) => {
    const belongs = mass < topP;
    mass += all[token]!;
    return belongs;
  });
  const total = nucleus.reduce((sum, token) => sum + all[token]!, 0);
  return all.map((probability, token) => (nucleus.includes(token) ? probability / total : 0));
}

function softmax(logits: readonly number[]): number[] {
  const weights = logits.map(Math.exp);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Pearson's statistic of counts over the tokens that can occur, as a standard normal quantile (Wilson and Hilferty 1931). */
function deviation(counts: readonly number[], probabilities: readonly number[]): number {
  const possible = probabilities.flatMap((probability, token) => (probability > 0 ? [token] : []));
  const terms = possible.map((token) => (counts[token]! - DRAWS * probabilities[token]!) ** 2 / probabilities[token]!);
  const statistic = terms.reduce((sum, term) => sum + term, 0) / DRAWS;
  const variance = 2 / (9 * (possible.length - 1));
  return (Math.cbrt(statistic / (possible.length - 1)) - 1 + variance) / Math.sqrt(variance);
}

describe('drawTokens', () => {
  const rng = Rng.from('sampling');
  const noise = Array.from({ length: DRAWS }, () => rng.uniform());
  const limit = normalQuantile(1 - ERROR);

  it.each([0.5, 1, 2].flatMap((temperature) => [0.5, 0.9, 1].map((topP) => ({ temperature, topP }))))(
    'draws tokens as often as it should, and tells their log-probability at temperature 1: $temperature, top $topP',
    ({ temperature, topP }) => {
      const { tokens, logProbs } = draw(LOGITS, noise, temperature, topP);
      const counts = LOGITS.map((_, token) => tokens.filter((drawn) => drawn === token).length);
      const expected = distribution(temperature, topP);
      expect(counts.map((count) => count > 0)).toEqual(expected.map((probability) => probability > 0));
      expect(deviation(counts, expected)).toBeLessThan(limit);
      // There are enough draws to see a temperature that is too high.
      expect(deviation(counts, distribution(temperature * 1.3, topP))).toBeGreaterThan(limit);

      const atOne = softmax(LOGITS).map(Math.log);
      const errors = tokens.map((token, i) => Math.abs(logProbs[i]! - atOne[token]!));
      expect(Math.max(...errors)).toBeLessThan(1e-5);
    },
  );

  it('takes the most probable token at temperature 0, whatever the noise and top-p', () => {
    const { tokens, logProbs } = draw(LOGITS, [0, 0.5, 0.999], 0, 0.5);
    expect(tokens).toEqual([2, 2, 2]);
    expect(logProbs[0]).toBeCloseTo(Math.log(softmax(LOGITS)[2]!), 5);
  });

  it('draws tokens in the order of their ids as the noise grows', () => {
    expect(draw([0, 0, 0, 0], [0, 0.24, 0.26, 0.51, 0.76, 0.999], 1, 1).tokens).toEqual([0, 0, 1, 2, 3, 3]);
  });

  it('keeps the token that reaches topP, and at least one', () => {
    const logits = [0.5, 0.25, 0.125, 0.125].map(Math.log);
    const drawn = (topP: number) => new Set(draw(logits, noise.slice(0, 200), 1, topP).tokens);
    expect(drawn(0.7)).toEqual(new Set([0, 1]));
    expect(drawn(0.01)).toEqual(new Set([0]));
  });

  it('draws no token without mass, however close to 1 the noise is', () => {
    const noise = drawNoise({ uniform: () => 1 - 2 ** -53 });
    expect(draw([...LOGITS, -100], [noise], 1, 1).tokens).toEqual([9]);
    expect(draw([...LOGITS, -100], [noise], 1, 0.9).tokens).not.toEqual([10]);
  });
});
