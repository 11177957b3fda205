import { useEffect, useRef } from 'preact/hooks';
import type { DashboardRun } from '../../../extension/shared/protocol/dashboard';
import { useObservable } from '../../lib/observable';
import { lineStyle } from '../../lib/theme/lineStyle';
import { Swatch } from '../../lib/theme/swatch';
import { Button } from '../../lib/toolkit/button';
import { useDashboard } from './context';
import { RunControls } from './runControls';

/** How each status reads; the symbol says the same to the eye. */
const STATUSES = {
  running: { symbol: '▶', label: 'Running' },
  paused: { symbol: '❚❚', label: 'Paused' },
  interrupted: { symbol: '◼', label: 'Interrupted' },
  completed: { symbol: '✓', label: 'Completed' },
  failed: { symbol: '✕', label: 'Failed' },
} as const satisfies Record<DashboardRun['status'], { symbol: string; label: string }>;

/** The runs that are shown, how far they are, and what can be done with them. */
export function RunBar() {
  const { model } = useDashboard();
  const snapshot = useObservable(model.snapshot);
  const runs = snapshot?.runs ?? [];
  return (
    <ul class="runs" aria-label="Runs">
      {runs.map((run) => (
        <RunItem key={run.id} run={run} several={runs.length > 1} />
      ))}
    </ul>
  );
}

function RunItem({ run, several }: { readonly run: DashboardRun; readonly several: boolean }) {
  const { model, actions, theme } = useDashboard();
  const { symbol, label } = STATUSES[run.status];
  const before = useRef(run.status);
  useEffect(() => {
    if (before.current !== run.status) model.announcement.set(`${run.name}: ${label}`);
    before.current = run.status;
  }, [run.status]);
  const detail = run.problem ?? run.activity ?? run.statusReason;
  return (
    <li class="run">
      {several && <Swatch style={{ ...lineStyle(0, run.color, true), dash: 0 }} theme={theme} />}
      <span class="run-name" title={run.folder}>
        {run.name}
      </span>
      <span class={`status is-${run.problem ? 'failed' : run.status}`}>
        <span class="status-symbol" aria-hidden="true">
          {symbol}
        </span>{' '}
        {label}
      </span>
      <span class="run-progress">
        <progress value={run.iteration} max={Math.max(1, run.iterations)} aria-label={`Iterations of ${run.name}`} />
        {run.iteration} of {run.iterations}
      </span>
      {detail && <span class="run-detail">{detail}</span>}
      <span class="run-actions">
        <RunControls run={run} />
        <Button
          appearance="icon"
          label={`Hide ${run.name}`}
          title="Take this run off the dashboard; its files stay"
          onClick={() => void actions.removeRun(run.id)}
        >
          ✕
        </Button>
      </span>
    </li>
  );
}
