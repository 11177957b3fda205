import type { AgreementComparison } from '../../../extension/shared/protocol/agreement';
import { useObservable } from '../../lib/observable';
import { formatBlind, formatCoefficient } from '../model/formatCoefficient';
import { pairName } from '../model/raterNames';
import { useAgreement } from './context';

/** Every two raters with their numbers; a click on the names shows the pair in detail. */
export function PairsTable({ comparison }: { readonly comparison: AgreementComparison }) {
  const { model, actions } = useAgreement();
  const { raters } = useObservable(model.snapshot)!;
  useObservable(model.view);
  const shown = model.pair();
  return (
    <section
      class="scroller"
      aria-label="Pairs of raters"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
    >
      <table class="pairs">
        <thead>
          <tr>
            <th scope="col">Raters</th>
            <th scope="col">Actions</th>
            <th scope="col">Raw agreement</th>
            <th scope="col">Kappa</th>
            <th scope="col">Alpha</th>
            <th scope="col">Given blind</th>
          </tr>
        </thead>
        <tbody>
          {comparison.pairs.map((pair) => (
            <tr key={pair.raters.join('\n')} class={pair === shown ? 'is-chosen' : ''}>
              <th scope="row">
                <button type="button" aria-pressed={pair === shown} onClick={() => actions.choosePair(pair.raters)}>
                  {pairName(raters, pair.raters)}
                </button>
              </th>
              <td>{pair.units}</td>
              <td>{formatCoefficient(pair.raw)}</td>
              <td>{formatCoefficient(pair.kappa)}</td>
              <td>{formatCoefficient(pair.alpha)}</td>
              <td>{formatBlind(pair.blind, pair.units)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
