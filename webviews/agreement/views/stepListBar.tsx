import { useObservable } from '../../lib/observable';
import { Button } from '../../lib/toolkit/button';
import { useAgreement } from './context';

export interface StepListBarProps {
  /** Steps that can be had. */
  readonly listed: number;
  /** Steps that the cell counts. */
  readonly count: number;
}

/** Which step of the list is chosen, and ways to the one before and after it, which the inspector then shows. */
export function StepListBar({ listed, count }: StepListBarProps) {
  const { model, actions } = useAgreement();
  const { position } = useObservable(model.view);
  const go = (offset: number) => {
    actions.chooseStep(position + offset);
    void actions.openStep(false);
  };
  return (
    <div class="step-bar">
      <Button title="Show the step before in the inspector" disabled={position === 0} onClick={() => go(-1)}>
        Previous
      </Button>
      <Button title="Show the next step in the inspector" disabled={position >= listed - 1} onClick={() => go(1)}>
        Next
      </Button>
      <span role="status">
        {position + 1} of {listed}
      </span>
      {listed < count && (
        <span class="muted">
          The first {listed} of {count} are listed.
        </span>
      )}
      <span class="muted">Enter opens a step in the inspector.</span>
    </div>
  );
}
