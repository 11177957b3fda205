import type { StepDetail, TrajectoryAdvantages } from '../../../../extension/shared/protocol/inspector';
import { formatValue } from '../../../lib/numbers/formatNumber';
import { useObservable, useSelected } from '../../../lib/observable';
import { visibleText } from '../../../lib/text/visibleText';
import { describeEstimator } from '../../model/estimatorChoice';
import { useInspector } from '../context';
import { AdvantageBar } from '../steps/advantageBar';

/** What each estimator makes of the step: its advantage, why it has its sign, the terms it consists of, and the share it carried. */
export function AdvantageSection({ detail }: { readonly detail: StepDetail }) {
  const { model } = useInspector();
  const { question, value, error } = useObservable(model.advantages.answer);
  if (error !== null) return <p class="is-error">{visibleText(error)}</p>;
  if (!value || question?.trajectoryId !== detail.trajectoryId) return <p class="muted">Computing…</p>;
  return (
    <>
      {value.map((it) => (
        <EstimatorTerms key={it.estimator} advantages={it} step={detail.step} />
      ))}
    </>
  );
}

function EstimatorTerms({ advantages, step }: { readonly advantages: TrajectoryAdvantages; readonly step: number }) {
  const { model } = useInspector();
  const snapshot = useObservable(model.snapshot);
  const current = useSelected(model.view, () => model.estimator());
  const { estimator, refused, advantage, sign, scale, share, words, terms } = advantages;
  const { label, description } = describeEstimator(snapshot, estimator);
  return (
    <div class={`estimator-terms ${estimator === current ? 'is-current' : ''}`}>
      <div class="estimator-line">
        <strong title={description}>{visibleText(label)}</strong>
        {refused === null && (
          <>
            <AdvantageBar advantage={advantage[step]} sign={sign[step]} scale={scale} />
            <span class="muted" title="Gradient share: of the sum of all |advantage| of the iteration">
              carried {formatValue(Number((share[step] * 100).toPrecision(3)), 'number')} %
            </span>
          </>
        )}
      </div>
      <p>{visibleText(refused ?? words[step] ?? '')}</p>
      {refused === null && (
        <dl class="terms">
          {Object.entries(terms).map(([name, column]) => (
            <div key={name}>
              <dt>{visibleText(name)}</dt>
              <dd>{formatValue(column[step], 'number')}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
