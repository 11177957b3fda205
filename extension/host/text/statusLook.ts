import type { JobSnapshot } from '../../shared/protocol/trainer';
import { runDescription } from './words';

/** What the item in the status bar tells. */
export interface StatusLook {
  readonly kind: 'idle' | 'training' | 'warning' | 'failed';
  /** With icons as VS Code writes them: `$(name)`. */
  readonly text: string;
  readonly tooltip: string;
}

/** A training as far as the status bar needs it. */
export interface TrainingStatus {
  readonly label: string;
  readonly snapshot: JobSnapshot | null;
  /** It has given no sign of life for a minute. */
  readonly isSilent: boolean;
}

/** How the last job ended that this window has seen. */
export type LastEnding = 'done' | 'failed' | null;

/** The first training and how many others there are, or how the last one ended. */
export function statusLook(active: readonly TrainingStatus[], waiting: number, last: LastEnding): StatusLook {
  const [first] = active;
  if (!first) return restLook(waiting, last);
  const { label, snapshot, isSilent } = first;
  const others = active.length + waiting - 1;
  const trouble = troubleOf(first);
  const icon = trouble ? 'warning' : snapshot?.phase === 'paused' ? 'debug-pause' : 'sync~spin';
  const how = isSilent ? 'does not answer' : progressText(snapshot);
  return {
    kind: trouble ? 'warning' : 'training',
    text: `$(${icon}) ${label} ${how}${others > 0 ? ` (+${others})` : ''}`,
    tooltip: [snapshot?.message ?? '', trouble ?? ''].filter((line) => line !== '').join('\n'),
  };
}

function restLook(waiting: number, last: LastEnding): StatusLook {
  if (last === 'failed') return { kind: 'failed', text: '$(error) Couplet', tooltip: 'The last training failed.' };
  if (waiting > 0)
    return { kind: 'idle', text: `$(clock) Couplet (${waiting})`, tooltip: `${waiting} in the queue; none has begun.` };
  if (last === 'done') return { kind: 'idle', text: '$(pass) Couplet', tooltip: 'The last training is done.' };
  return { kind: 'idle', text: '$(play) Couplet', tooltip: 'Nothing is being trained. Click for what can be done.' };
}

function progressText(snapshot: JobSnapshot | null): string {
  const progress = snapshot?.progress;
  if (!progress || snapshot.phase === 'stopping') return snapshot?.message || 'starting';
  return runDescription({ iteration: progress.done, iterations: progress.total }, snapshot.metrics, snapshot);
}

/** What a person should look at; null where all is well. */
function troubleOf({ snapshot, isSilent }: TrainingStatus): string | null {
  if (isSilent) return 'It has given no sign of life for a minute.';
  if (!snapshot?.problems) return null;
  const times = snapshot.problems === 1 ? 'A problem' : `${snapshot.problems} problems, the last one`;
  return `${times}: ${snapshot.lastProblem}`;
}
