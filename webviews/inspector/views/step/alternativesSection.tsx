import { useMemo, useState } from 'preact/hooks';
import type { AlternativeProbabilities, StepDetail } from '../../../../extension/shared/protocol/inspector';
import { errorMessage } from '../../../lib/messages/messageBar';
import { Button } from '../../../lib/toolkit/button';
import { ProgressRing } from '../../../lib/toolkit/progressRing';
import { sortAlternatives } from '../../model/sortAlternatives';
import { useInspector } from '../context';
import { AlternativesTable } from './alternativesTable';

/** Alternatives that are shown at first. */
const FIRST = 30;

/** What could have been done instead, the best first, and how likely the policy would have done it. */
export function AlternativesSection({ detail }: { readonly detail: StepDetail }) {
  return <Alternatives key={`${detail.trajectoryId} ${detail.step}`} detail={detail} />;
}

function Alternatives({ detail }: { readonly detail: StepDetail }) {
  const { host } = useInspector();
  const order = useMemo(() => sortAlternatives(detail), [detail]);
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [answer, setAnswer] = useState<AlternativeProbabilities | null>(null);
  const ask = async () => {
    setAsking(true);
    setError(null);
    try {
      setAnswer(await host.probabilities(detail.trajectoryId, detail.step));
    } catch (problem) {
      setError(errorMessage(problem).text);
    }
    setAsking(false);
  };
  if (order.length === 0) return <p class="muted">This environment does not list admissible actions.</p>;
  const taken = detail.alternatives.findIndex((it) => it.taken);
  const shown = all ? order : order.filter((i, rank) => rank < FIRST || i === taken);
  return (
    <>
      <AlternativesTable detail={detail} order={shown} probability={answer?.probability ?? null} />
      {shown.length < order.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          Show all {order.length} alternatives
        </button>
      )}
      <div class="ask" role="status">
        {asking ? (
          <>
            <ProgressRing label="Asking the policy" /> Asking the policy…
          </>
        ) : answer ? (
          <span class="muted">
            Probabilities by the checkpoint of iteration {answer.checkpoint}; they need not add up to 1.
          </span>
        ) : (
          <Button title="How likely a checkpoint of this run takes each alternative" onClick={() => void ask()}>
            Ask the policy
          </Button>
        )}
        {error !== null && <span class="is-error">{error}</span>}
      </div>
    </>
  );
}
