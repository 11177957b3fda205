import type { AgreementComparison, AgreementPair } from '../../../extension/shared/protocol/agreement';
import { useObservable } from '../../lib/observable';
import { formatCoefficient } from '../model/formatCoefficient';
import { pairName, raterName } from '../model/raterNames';
import { tint } from '../model/tint';
import { useAgreement } from './context';

/** The kappa of every two raters, each pair once; a click shows the pair in detail. */
export function KappaMatrix({ comparison: { raters: ids, pairs } }: { readonly comparison: AgreementComparison }) {
  const { model } = useAgreement();
  const { raters } = useObservable(model.snapshot)!;
  const pairOf = (first: string, second: string) =>
    pairs.find(({ raters: [one, other] }) => one === first && other === second);
  const columns = ids.slice(0, -1);
  return (
    <section
      class="scroller"
      aria-label="Kappa of every two raters"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
    >
      <p class="muted">Cohen's kappa; the stronger the colour, the further from what chance gives.</p>
      <table class="matrix">
        <thead>
          <tr>
            <td />
            {columns.map((id) => (
              <th scope="col" key={id}>
                {raterName(raters, id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.slice(1).map((row, i) => (
            <tr key={row}>
              <th scope="row">{raterName(raters, row)}</th>
              {columns.slice(0, i + 1).map((column) => (
                <KappaCell key={column} pair={pairOf(column, row)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function KappaCell({ pair }: { readonly pair: AgreementPair | undefined }) {
  const { model, actions } = useAgreement();
  const { raters } = useObservable(model.snapshot)!;
  useObservable(model.view);
  if (!pair) return <td />;
  const { value } = pair.kappa;
  const shown = formatCoefficient({ value, low: null, high: null });
  return (
    <td>
      <button
        type="button"
        class="matrix-cell"
        style={tint(value !== null && value < 0 ? 'disagreement' : 'agreement', Math.abs(value ?? 0))}
        aria-pressed={model.pair() === pair}
        aria-label={`${pairName(raters, pair.raters)}: kappa ${value === null ? 'not defined' : shown}`}
        title={formatCoefficient(pair.kappa)}
        onClick={() => actions.choosePair(pair.raters)}
      >
        {shown}
      </button>
    </td>
  );
}
