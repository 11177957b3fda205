import { useState } from 'preact/hooks';
import type { EstimatorPair } from '../../../../extension/shared/protocol/inspector';
import { visibleText } from '../../../lib/text/visibleText';
import { useInspector } from '../context';

/** Steps that are listed at first, and that each press of the button adds. */
const PIECE = 20;

/** The steps that one estimator pushes up and the other down, each with the term that made the difference; a click goes there. */
export function FlippedSteps({ pair }: { readonly pair: EstimatorPair }) {
  const { model } = useInspector();
  const [count, setCount] = useState(PIECE);
  const { flipped, table } = pair;
  const all = table[0][2] + table[2][0];
  if (all === 0) return <p class="muted">No step is pushed up by one and down by the other.</p>;
  return (
    <>
      <ul class="flipped">
        {flipped.slice(0, count).map(({ trajectoryId, step, words }) => (
          <li key={`${trajectoryId} ${step}`}>
            <button type="button" class="link" onClick={() => model.go({ trajectoryId, step })}>
              {visibleText(trajectoryId)}, step {step}
            </button>
            : {visibleText(words)}
          </li>
        ))}
      </ul>
      {count < flipped.length && (
        <button type="button" class="more" onClick={() => setCount(count + PIECE)}>
          Show more
        </button>
      )}
      {count >= flipped.length && flipped.length < all && (
        <p class="muted">
          These are the first {flipped.length} of {all}.
        </p>
      )}
    </>
  );
}
