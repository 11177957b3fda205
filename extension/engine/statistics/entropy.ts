/** Shannon entropy in nats of probabilities that sum to one; 0 log 0 counts 0. */
export function entropy(probabilities: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i];
    if (p > 0) sum -= p * Math.log(p);
  }
  return sum;
}

/** Entropy in nats of the distribution softmax(logits); -Infinity is a probability of zero. */
export function entropyOfLogits(logits: ArrayLike<number>): number {
  // H = log Z - E[logit], with the largest logit taken out of the sum so that nothing overflows
  let largest = -Infinity;
  for (let i = 0; i < logits.length; i++) largest = Math.max(largest, logits[i]);
  let normalizer = 0;
  let expected = 0;
  for (let i = 0; i < logits.length; i++) {
    const shifted = logits[i] - largest;
    const weight = Math.exp(shifted);
    normalizer += weight;
    if (weight > 0) expected += weight * shifted;
  }
  return Math.log(normalizer) - expected / normalizer;
}

/** Entropy divided by that of the uniform distribution over as many outcomes: 0 certain, 1 uniform; 0 for one outcome. */
export function normalizedEntropy(probabilities: ArrayLike<number>): number {
  return probabilities.length < 2 ? 0 : entropy(probabilities) / Math.log(probabilities.length);
}
