import type { RunStatus } from '../../../shared/model/runFolder';
import type { RunControls } from '../../../shared/protocol/dashboard';
import type { JobPhase } from '../../../shared/protocol/trainer';

const ELSEWHERE =
  'This run is trained elsewhere. Stop it there, with Ctrl+C in a terminal; then it can be resumed here.';

/** What can be asked of a run now. `phase` is that of its training in this window, null where there is none. */
export function controlsOf(status: RunStatus, phase: JobPhase | null, isWaiting: boolean): RunControls {
  if (phase === 'stopping') return all('It is stopping.');
  if (phase === 'working' || phase === 'paused')
    return {
      pause: phase === 'paused' ? 'It is paused already.' : null,
      unpause: phase === 'paused' ? null : 'It is not paused.',
      checkpoint: phase === 'paused' ? 'It is paused. Let it go on first.' : null,
      stop: null,
      resume: 'It is being trained.',
    };
  if (isWaiting) return all('It waits for its turn.');
  if (status === 'running' || status === 'paused') return all(ELSEWHERE);
  if (status === 'completed') return all('It is complete. Train its configuration again for another run.');
  return { ...all('It is not being trained. Resume it first.'), resume: null };
}

function all(reason: string): RunControls {
  return { pause: reason, unpause: reason, checkpoint: reason, stop: reason, resume: reason };
}
