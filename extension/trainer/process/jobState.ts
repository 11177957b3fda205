import type { TrainingNotice } from '../../shared/model/training';
import type { JobSnapshot } from '../../shared/protocol/trainer';

/** What a client sees; its number is given when it changes. */
export type JobState = Omit<JobSnapshot, 'revision'>;

/** A process that has not been given its job. */
export const IDLE: JobState = {
  phase: 'idle',
  request: null,
  message: '',
  run: null,
  compute: null,
  parameters: null,
  progress: null,
  metrics: {},
  evaluation: null,
  checkpoint: null,
  problems: 0,
  lastProblem: null,
  result: null,
  failure: null,
};

/** The state after a notice of the training; `secondsLeft` belongs to progress. */
export function afterNotice(state: JobState, notice: TrainingNotice, secondsLeft: number | null): JobState {
  switch (notice.kind) {
    case 'started':
      return { ...state, run: notice.run, compute: notice.compute, parameters: notice.parameters };
    case 'resumed':
      return { ...state, message: resumedText(notice.iteration) };
    case 'stage':
      return { ...state, message: notice.message };
    case 'progress': {
      const { stage, done, total, metrics } = notice;
      return { ...state, progress: { stage, done, total, secondsLeft }, metrics: { ...state.metrics, ...metrics } };
    }
    case 'evaluation':
      return { ...state, evaluation: notice };
    case 'checkpoint':
      return { ...state, checkpoint: notice.iteration };
    case 'paused':
      if (state.phase === 'stopping') return state;
      return {
        ...state,
        phase: notice.paused ? 'paused' : 'working',
        message: notice.paused ? 'Paused.' : 'Going on.',
      };
    case 'problem':
      return { ...state, problems: state.problems + 1, lastProblem: notice.message };
  }
}

function resumedText(iteration: number | null): string {
  return iteration === null
    ? 'There was no checkpoint to resume from, so the run begins anew.'
    : `Resumed after iteration ${iteration}.`;
}
