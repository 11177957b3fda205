import type { Label } from '../../../extension/shared/model/label';
import type { AgreementPair } from '../../../extension/shared/protocol/agreement';
import { useObservable } from '../../lib/observable';
import { cellName } from '../model/cellName';
import { raterName } from '../model/raterNames';
import { tint } from '../model/tint';
import { useAgreement } from './context';

export interface ConfusionMatrixProps {
  readonly pair: AgreementPair;
  readonly categories: readonly Label[];
}

/** How often each two labels meet; a click on a count lists the actions. */
export function ConfusionMatrix({ pair, categories }: ConfusionMatrixProps) {
  const { model, actions } = useAgreement();
  const { raters } = useObservable(model.snapshot)!;
  const { cell } = useObservable(model.view);
  const [first, second] = pair.raters.map((id) => raterName(raters, id));
  return (
    <>
      <p class="muted">
        Rows: what {first} says; columns: what {second} says. Choose a cell to list its actions.
      </p>
      <table class="matrix" aria-label="Confusion matrix">
        <thead>
          <tr>
            <td />
            {categories.map((label) => (
              <th scope="col" key={label}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pair.confusion.map((counts, row) => (
            <tr key={categories[row]}>
              <th scope="row">{categories[row]}</th>
              {counts.map((count, column) => (
                <td key={categories[column]}>
                  <button
                    type="button"
                    class="matrix-cell"
                    style={tint(row === column ? 'agreement' : 'disagreement', count / Math.max(1, pair.units))}
                    aria-pressed={cell?.row === row && cell.column === column}
                    aria-label={`${cellName(raters, { raters: pair.raters, row, column }, categories)}: ${count}`}
                    disabled={count === 0}
                    onClick={() => actions.chooseCell(row, column)}
                  >
                    {count}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
