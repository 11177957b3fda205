import type { RunStatus } from '../../../shared/model/runFolder';
import type { RunControls } from '../../../shared/protocol/dashboard';
import type { JobPhase } from '../../../shared/protocol/trainer';

const ELSEWHERE =
  'This run is trained elsewhere. Stop it there, with Ctrl+C in a terminal; then it can be resumed here.';

/** What decides what can be asked of a run. */
export interface ControlFacts {
  readonly status: RunStatus;
  /** That of its training in this window; null where there is none. */
  readonly phase: JobPhase | null;
  /** It is queued here. */
  readonly isWaiting: boolean;
  /** Why nothing may be started here; null where it may. */
  readonly untrusted: string | null;
}

/** What can be asked of a run now. */
export function controlsOf({ status, phase, isWaiting, untrusted }: ControlFacts): RunControls {
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
  return { ...all('It is not being trained. Resume it first.'), resume: untrusted };
}

function all(reason: string): RunControls {
  return { pause: reason, unpause: reason, checkpoint: reason, stop: reason, resume: reason };
}
