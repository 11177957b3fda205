import type { StepDetail } from '../../../../extension/shared/protocol/inspector';
import { formatValue } from '../../../lib/numbers/formatNumber';
import { visibleText } from '../../../lib/text/visibleText';
import { flagsOf } from '../../model/flags';
import { FlagList } from '../steps/flagList';

export interface AlternativesTableProps {
  readonly detail: StepDetail;
  /** Positions of the alternatives that are shown. */
  readonly order: readonly number[];
  /** null until the policy was asked. */
  readonly probability: Float64Array | null;
}

/** Alternatives with what oracle and policy make of them; the one taken is marked. */
export function AlternativesTable({ detail, order, probability }: AlternativesTableProps) {
  const { alternatives, oracleValues } = detail;
  return (
    <table class="numbers">
      <thead>
        <tr>
          <th scope="col">Action</th>
          <th scope="col">
            <span class="visually-hidden">Verdict</span>
          </th>
          <th scope="col" class="is-number">
            Oracle value
          </th>
          {probability && (
            <th scope="col" class="is-number">
              Probability
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {order.map((i) => {
          const { action, taken, verdict } = alternatives[i];
          return (
            <tr key={i} class={taken ? 'is-taken' : ''}>
              <td class="mono">
                {taken && (
                  <span title="The action taken">
                    <span aria-hidden="true">● </span>
                    <span class="visually-hidden">Taken: </span>
                  </span>
                )}
                {visibleText(action)}
              </td>
              <td>
                <FlagList flags={flagsOf(verdict, false, false)} />
              </td>
              <td class="is-number">{formatValue(oracleValues[i], 'number')}</td>
              {probability && <td class="is-number">{formatValue(probability[i], 'share')}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
