import { Button } from '../../lib/toolkit/button';
import { useDashboard } from './context';

/** No run is shown. */
export function Empty() {
  const { actions } = useDashboard();
  return (
    <div class="empty">
      <h2>No run is shown</h2>
      <p>Choose one or several runs of this workspace; their metrics are drawn over each other.</p>
      <Button appearance="primary" onClick={() => void actions.addRuns()}>
        Choose runs
      </Button>
      <p class="muted">
        There is none yet? Open a <code>*.couplet.json</code> and train it, or run <code>couplet train</code> in a
        terminal.
      </p>
    </div>
  );
}

/** There are runs, but nothing has been measured. */
export function NoMetrics() {
  return (
    <div class="empty" role="status">
      <h2>No metrics yet</h2>
      <p>The first ones come with the cold start or the first iteration; they appear here by themselves.</p>
    </div>
  );
}
