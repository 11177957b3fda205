import { useState } from 'preact/hooks';
import type { StepDetail } from '../../../../extension/shared/protocol/inspector';
import { formatValue } from '../../../lib/numbers/formatNumber';
import { useSelected } from '../../../lib/observable';
import { visibleText } from '../../../lib/text/visibleText';
import { heatOf } from '../../model/heatOf';
import type { Heat } from '../../model/viewState';
import { useInspector } from '../context';
import { TokenTable } from './tokenTable';

/** Tokens that are shown at first, and that each press of the button adds. */
const PIECE = 1000;

const HEATS: readonly { readonly id: Heat; readonly label: string }[] = [
  { id: 'logProb', label: 'Log-probability' },
  { id: 'entropy', label: 'Entropy' },
];

/** The response token by token; the stronger the colour, the less probable the token, or the less certain the policy. */
export function TokensSection({ detail }: { readonly detail: StepDetail }) {
  const { model } = useInspector();
  const heat = useSelected(model.view, (view) => view.heat);
  const [count, setCount] = useState(PIECE);
  const [table, setTable] = useState(false);
  const { tokens, logProbs, entropy } = detail;
  const left = tokens.length - count;
  return (
    <>
      <fieldset class="choice">
        <legend>Colour by</legend>
        {HEATS.map(({ id, label }) => (
          <label key={id}>
            <input type="radio" name="heat" checked={heat === id} onInput={() => model.change({ heat: id })} /> {label}
          </label>
        ))}
        <label>
          <input type="checkbox" checked={table} onInput={() => setTable(!table)} /> Table
        </label>
      </fieldset>
      {table ? (
        <TokenTable detail={detail} count={count} />
      ) : (
        <div class="text tokens" dir="auto">
          {tokens.slice(0, count).map((token, i) => (
            <span
              key={i}
              class={`token heat-${heatOf(heat === 'logProb' ? -logProbs[i] : entropy[i])}`}
              title={`log-probability ${formatValue(logProbs[i], 'number')}, entropy ${formatValue(entropy[i], 'number')} nats`}
            >
              {visibleText(token)}
            </span>
          ))}
        </div>
      )}
      {left > 0 && (
        <button type="button" class="more" onClick={() => setCount(count + PIECE)}>
          Show more ({left.toLocaleString('en')} tokens left)
        </button>
      )}
    </>
  );
}
