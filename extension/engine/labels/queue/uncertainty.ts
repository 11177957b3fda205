import { shortNumber } from '../../advantages/compare/shortNumber';
import { byScore } from './byScore';
import type { QueueStrategy } from './queueStrategy';

/** Steps at which the policy that played was the least sure of what to say. */
export const UNCERTAINTY: QueueStrategy = {
  id: 'uncertainty',
  label: 'Policy Uncertain',
  description: 'Steps at which the policy was least certain, by the mean entropy before its tokens',
  among: 'iteration',
  estimators: 'none',
  reveals: false,
  order({ steps }) {
    const entries = steps.flatMap(({ entropy, logProbs }, index) => {
      if (entropy.length === 0) return [];
      const score = sum(entropy) / entropy.length;
      const probability = shortNumber(Math.exp(sum(logProbs)));
      const reason = `Entropy ${shortNumber(score)} nats a token; probability of the response ${probability}.`;
      return [{ index, score, reason }];
    });
    return byScore(entries);
  },
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
