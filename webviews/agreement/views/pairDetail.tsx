import type { AgreementComparison, AgreementPair } from '../../../extension/shared/protocol/agreement';
import { useObservable } from '../../lib/observable';
import { cautionsOf } from '../model/cautions';
import { formatCoefficient } from '../model/formatCoefficient';
import { pairName } from '../model/raterNames';
import { READINGS } from '../model/readings';
import { ConfusionMatrix } from './confusionMatrix';
import { useAgreement } from './context';

export interface PairDetailProps {
  readonly pair: AgreementPair;
  readonly comparison: AgreementComparison;
}

/** Two raters: their numbers in plain words, what to beware of, and the confusion matrix. */
export function PairDetail({ pair, comparison }: PairDetailProps) {
  const { model } = useAgreement();
  const { raters } = useObservable(model.snapshot)!;
  const cautions = cautionsOf(pair, comparison.categories, raters);
  return (
    <section aria-label={pairName(raters, pair.raters)}>
      <h2>{pairName(raters, pair.raters)}</h2>
      {cautions.length > 0 && (
        <ul class="cautions" aria-label="What to beware of">
          {cautions.map((caution) => (
            <li key={caution}>
              <span aria-hidden="true">⚠</span> {caution}
            </li>
          ))}
        </ul>
      )}
      <dl class="readings">
        {READINGS.map((reading) => {
          const coefficient = pair[reading.id];
          return (
            <div key={reading.id}>
              <dt>
                {reading.name} <strong class="number">{formatCoefficient(coefficient)}</strong>
              </dt>
              <dd>
                {reading.measures} {coefficient.value !== null && reading.of(coefficient.value)}
              </dd>
            </div>
          );
        })}
      </dl>
      <ConfusionMatrix pair={pair} categories={comparison.categories} />
    </section>
  );
}
