import type { ComponentChildren } from 'preact';
import { useObservable } from '../../lib/observable';
import { Button } from '../../lib/toolkit/button';
import { ProgressRing } from '../../lib/toolkit/progressRing';
import { useAgreement } from './context';

/** That raters are being compared, why they could not be, or that labels have changed since. */
export function StateBar() {
  const { model, actions } = useAgreement();
  const { working, problem, outdated, comparison } = useObservable(model.snapshot)!;
  if (working)
    return (
      <Bar kind="info" live="status">
        <ProgressRing label="Comparing raters" />
        <span class="message-text">Comparing raters, in a process of its own…</span>
        <Button onClick={() => void actions.cancel()}>Cancel</Button>
      </Bar>
    );
  if (problem !== null)
    return (
      <Bar kind="error" live="alert">
        <span class="message-text">Raters were not compared: {problem}</span>
        <Button onClick={() => void actions.compare()}>Try again</Button>
      </Bar>
    );
  if (!outdated || !comparison) return null;
  return (
    <Bar kind="info" live="status">
      <span class="message-text">Labels have changed since this was computed.</span>
      <Button onClick={() => void actions.compare()}>Compute again</Button>
    </Bar>
  );
}

interface BarProps {
  readonly kind: 'info' | 'error';
  readonly live: 'status' | 'alert';
  readonly children: ComponentChildren;
}

function Bar({ kind, live, children }: BarProps) {
  return (
    <div role={live} class={`message is-${kind}`}>
      {children}
    </div>
  );
}
