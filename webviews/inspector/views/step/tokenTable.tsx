import type { StepDetail } from '../../../../extension/shared/protocol/inspector';
import { formatValue } from '../../../lib/numbers/formatNumber';
import { visibleText } from '../../../lib/text/visibleText';

/** The first `count` tokens as a table, for whoever reads numbers rather than colours. */
export function TokenTable({ detail, count }: { readonly detail: StepDetail; readonly count: number }) {
  const { tokens, logProbs, entropy } = detail;
  return (
    <table class="numbers">
      <thead>
        <tr>
          <th scope="col">Token</th>
          <th scope="col" class="is-number">
            Log-probability
          </th>
          <th scope="col" class="is-number">
            Entropy, nats
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.slice(0, count).map((token, i) => (
          <tr key={i}>
            <td class="mono">{JSON.stringify(visibleText(token))}</td>
            <td class="is-number">{formatValue(logProbs[i], 'number')}</td>
            <td class="is-number">{formatValue(entropy[i], 'number')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
