import { useEffect, useState } from 'preact/hooks';
import type { DashboardRun, RunAction } from '../../../extension/shared/protocol/dashboard';
import { Button } from '../../lib/toolkit/button';
import { useDashboard } from './context';

interface ActionWords {
  readonly label: string;
  /** While the answer is awaited. */
  readonly busy: string;
  readonly help: string;
}

const WORDS: Readonly<Record<RunAction, ActionWords>> = {
  pause: { label: 'Pause', busy: 'Pausing…', help: 'Wait after what is being done now; nothing is lost' },
  unpause: { label: 'Continue', busy: 'Continuing…', help: 'Go on where it was paused' },
  checkpoint: { label: 'Checkpoint', busy: 'Asking…', help: 'Write a checkpoint after this iteration' },
  stop: { label: 'Stop', busy: 'Stopping…', help: 'End with a checkpoint; it can be resumed from there' },
  resume: { label: 'Resume', busy: 'Resuming…', help: 'Go on from the newest checkpoint' },
};

/** What makes sense in each status. */
const ACTIONS: Readonly<Record<DashboardRun['status'], readonly RunAction[]>> = {
  running: ['pause', 'checkpoint', 'stop'],
  paused: ['unpause', 'checkpoint', 'stop'],
  interrupted: ['resume'],
  completed: [],
  failed: ['resume'],
};

/** The buttons of a run. One that cannot be used stays, and says why when it is tried. */
export function RunControls({ run }: { readonly run: DashboardRun }) {
  const { model, actions } = useDashboard();
  const [pending, setPending] = useState<RunAction | null>(null);
  useEffect(() => setPending(null), [run.status]);
  const act = async (action: RunAction) => {
    const reason = run.controls[action];
    if (reason !== null) return model.fail(reason);
    if (pending) return;
    setPending(action);
    await actions.control(run.id, action);
    setPending(null);
  };
  return (
    <>
      {ACTIONS[run.status].map((action) => {
        const { label, busy, help } = WORDS[action];
        const reason = run.controls[action];
        return (
          <Button
            key={action}
            label={`${label} ${run.name}`}
            title={reason ?? help}
            unavailable={reason !== null || pending !== null}
            onClick={() => void act(action)}
          >
            {pending === action ? busy : label}
          </Button>
        );
      })}
    </>
  );
}
