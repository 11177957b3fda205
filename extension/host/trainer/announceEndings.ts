import { commands, type Disposable, type LogOutputChannel, window } from 'vscode';
import type { SplitEvaluations } from '../../shared/model/evaluation';
import type { JobResult } from '../../shared/protocol/trainer';
import { shareText } from '../text/words';
import type { TrainerEnding } from './trainer';
import type { EndedTraining, Training, Trainings } from './trainings';

const SHOW_LOG = 'Show Log';
const RESUME = 'Resume';
const OPEN_DASHBOARD = 'Open Dashboard';
const STOP_NOW = 'Stop Now';

/** What a person is told of an ending. */
interface Announcement {
  readonly message: string;
  /** What the log has instead; null where nothing went wrong. */
  readonly problem: string | null;
  readonly actions: readonly string[];
}

/** Tells a person how each job ended, and what can be done next. */
export function announceEndings(trainings: Trainings, log: LogOutputChannel): Disposable[] {
  return [
    trainings.onDidEnd((ended) => void announce(ended, log)),
    trainings.onDidGoSilent((training) => void announceSilence(training)),
  ];
}

async function announce({ label, ending }: EndedTraining, log: LogOutputChannel): Promise<void> {
  const { message, problem, actions } = announcementOf(ending);
  if (problem === null) log.info(`${label}: ${message}`);
  else log.error(`${label}: ${problem}`);
  const show = problem === null ? window.showInformationMessage : window.showErrorMessage;
  const chosen = await show<string>(`${label}: ${message}`, ...actions);
  const run = ending.snapshot?.run;
  if (chosen === SHOW_LOG) log.show();
  if (chosen === RESUME) await commands.executeCommand('couplet.resumeRun', { run: { folder: run } });
  if (chosen === OPEN_DASHBOARD) await commands.executeCommand('couplet.openDashboard', { run: { folder: run } });
}

function announcementOf(ending: TrainerEnding): Announcement {
  const hasRun = typeof ending.snapshot?.run === 'string';
  const afterProblem = hasRun ? [RESUME, SHOW_LOG] : [SHOW_LOG];
  if (ending.kind === 'died') {
    const { reason, lastLines } = ending;
    const last = lastLines.at(-1);
    const message = last ? `${reason} Its last words: ${last}` : reason;
    return { message, problem: [reason, ...lastLines].join('\n  '), actions: afterProblem };
  }
  const { failure, result, checkpoint } = ending.snapshot;
  if (failure)
    return { message: failure.message, problem: `${failure.message}\n${failure.stack}`, actions: afterProblem };
  const isInterrupted = result?.kind === 'training' && result.outcome.status === 'interrupted';
  // Without a button a notification goes away before anybody has read its figures.
  const actions = isInterrupted ? [RESUME] : hasRun ? [OPEN_DASHBOARD] : [SHOW_LOG];
  return { message: resultText(result!, checkpoint), problem: null, actions };
}

async function announceSilence(training: Training): Promise<void> {
  const message = `${training.label} has given no sign of life for a minute. It may hang, or compute something very large.`;
  const chosen = await window.showWarningMessage(message, 'Wait', STOP_NOW);
  if (chosen === STOP_NOW) training.trainer.kill();
}

function resultText(result: JobResult, checkpoint: number | null): string {
  switch (result.kind) {
    case 'training': {
      const { status, iterations, evaluation } = result.outcome;
      if (status === 'interrupted')
        return checkpoint === null
          ? 'stopped before its first checkpoint.'
          : `stopped with a checkpoint of iteration ${checkpoint}.`;
      return `done after ${iterations} iterations. ${successText(evaluation ?? {})}`;
    }
    case 'evaluation':
      return `${result.greedy ? 'greedy: ' : ''}${successText(result.splits)}`;
    case 'rollouts':
      return `${result.steps} steps in ${result.file}.`;
  }
}

function successText(splits: SplitEvaluations): string {
  const parts = Object.entries(splits).map(
    ([split, { success }]) =>
      `${split} ${shareText(success.mean)} [${shareText(success.low)}, ${shareText(success.high)}]`,
  );
  return parts.length > 0 ? `Success ${parts.join(', ')}.` : '';
}
