import { useEffect, useState } from 'preact/hooks';
import type { EstimatorWarning } from '../../../../extension/shared/protocol/inspector';
import { useObservable, useSelected } from '../../../lib/observable';
import { visibleText } from '../../../lib/text/visibleText';
import { Dropdown } from '../../../lib/toolkit/dropdown';
import { describeEstimator } from '../../model/estimatorChoice';
import { useInspector } from '../context';
import { useEstimators } from '../useEstimators';
import { FlippedSteps } from './flippedSteps';
import { SignTable } from './signTable';

/** Where the estimators that are shown disagree on the steps of the iteration, and what to beware of. */
export function ComparisonSection() {
  const { model } = useInspector();
  const snapshot = useObservable(model.snapshot);
  const iteration = useSelected(model.view, () => model.iteration());
  const { ids } = useEstimators();
  const estimators = ids.join('\n');
  const { value, error, waiting } = useObservable(model.comparison.answer);
  const [chosen, setChosen] = useState('0');
  useEffect(() => {
    if (iteration !== null) model.comparison.ask({ iteration, estimators: estimators.split('\n') });
  }, [iteration, estimators]);
  const labelOf = (id: string) => visibleText(describeEstimator(snapshot, id).label);
  if (error !== null) return <p class="is-error">{visibleText(error)}</p>;
  if (!value || waiting) return <p class="muted">Comparing…</p>;
  const pair = value.pairs[Number(chosen)] ?? value.pairs[0];
  const warnings: readonly EstimatorWarning[] = [...value.refused, ...value.warnings];
  return (
    <>
      {warnings.map(({ estimator, message }) => (
        <p class="warning" key={`${estimator} ${message}`}>
          <span aria-hidden="true">⚠ </span>
          <strong>{labelOf(estimator)}</strong>: {visibleText(message)}
        </p>
      ))}
      {value.pairs.length > 1 && (
        <Dropdown
          label="Which two estimators"
          options={value.pairs.map(({ first, second }, i) => ({
            id: String(i),
            label: `${labelOf(first)} and ${labelOf(second)}`,
          }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      {pair ? (
        <>
          <SignTable pair={pair} first={labelOf(pair.first)} second={labelOf(pair.second)} />
          <FlippedSteps pair={pair} />
        </>
      ) : (
        <p class="muted">Choose a second estimator to see where they disagree.</p>
      )}
    </>
  );
}
