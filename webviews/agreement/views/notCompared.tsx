import { useObservable } from '../../lib/observable';
import { Button } from '../../lib/toolkit/button';
import { useAgreement } from './context';

/** There are no numbers: not yet, or because the first comparison failed or was given up. */
export function NotCompared() {
  const { model, actions } = useAgreement();
  const { working } = useObservable(model.snapshot)!;
  if (working) return null;
  const compareAll = () => {
    actions.ask({ raters: null });
    void actions.compare();
  };
  return (
    <div class="empty">
      <h2>Nothing has been compared</h2>
      <p>
        People and models that labelled this run are compared with each other, with the oracle, the rules and the run's
        own advantages.
      </p>
      <Button appearance="primary" onClick={compareAll}>
        Compare
      </Button>
    </div>
  );
}
