import { shortNumber } from '../../advantages/compare/shortNumber';
import { byScore } from './byScore';
import type { Opinion, QueueStrategy } from './queueStrategy';

/** Steps that training pushes one way, while the oracle, the rules or a model say the other; the largest |advantage| first. */
export const AGAINST_ADVANTAGE: QueueStrategy = {
  id: 'against-advantage',
  label: 'Advantage against Critics',
  description:
    "Steps whose advantage by the run's estimator has another sign than the oracle, the rules or a model say",
  among: 'iteration',
  estimators: 'own',
  reveals: true,
  order({ steps, estimates: [own], opinions }) {
    if (!own) return [];
    const { name, advantage, sign } = own;
    const entries = steps.flatMap((_, index) => {
      const against = opinions[index].filter(
        (opinion) => opinion.source !== 'human' && signOf(opinion) * sign[index] < 0,
      );
      if (against.length === 0) return [];
      const direction = sign[index] > 0 ? 'up' : 'down';
      const said = `${against.map(({ who }) => who).join(' and ')} ${against.length > 1 ? 'call' : 'calls'} it ${against[0].label}`;
      const pushed = `${name} pushes it ${direction} by ${shortNumber(Math.abs(advantage[index]))}`;
      return [{ index, score: Math.abs(advantage[index]), reason: `${capital(said)}, ${pushed}.` }];
    });
    return byScore(entries);
  },
};

const signOf = ({ label }: Opinion): number => (label === 'good' ? 1 : label === 'bad' ? -1 : 0);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
