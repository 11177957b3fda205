import { commands, type Disposable, type LogOutputChannel, Uri, window } from 'vscode';
import type { SplitEvaluations } from '../../shared/model/evaluation';
import type { JobResult, JobSnapshot } from '../../shared/protocol/trainer';
import { shareText } from '../text/words';
import type { EndedTraining, Training, Trainings } from './trainings';

const SHOW_LOG = 'Show Log';
const RESUME = 'Resume';
const OPEN_DASHBOARD = 'Open Dashboard';
const STOP_NOW = 'Stop Now';

/** Tells a person how each job ended, and what can be done next. */
export function announceEndings(trainings: Trainings, log: LogOutputChannel): Disposable[] {
  return [
    trainings.onDidEnd((ended) => void announce(ended, trainings, log)),
    trainings.onDidGoSilent((training) => void announceSilence(training)),
  ];
}

async function announce({ label, ending }: EndedTraining, trainings: Trainings, log: LogOutputChannel): Promise<void> {
  const run = ending.snapshot?.run ?? null;
  if (ending.kind === 'died') {
    log.error([`${label}: ${ending.reason}`, ...ending.lastLines].join('\n  '));
    const last = ending.lastLines.at(-1);
    const message = `${label}: ${ending.reason}${last ? ` Its last words: ${last}` : ''}`;
    await offer(window.showErrorMessage, message, run, run ? [RESUME, SHOW_LOG] : [SHOW_LOG], trainings, log);
    return;
  }
  const { failure, result } = ending.snapshot;
  if (failure) {
    log.error(`${label}: ${failure.message}\n${failure.stack}`);
    await offer(
      window.showErrorMessage,
      `${label}: ${failure.message}`,
      run,
      run ? [RESUME, SHOW_LOG] : [SHOW_LOG],
      trainings,
      log,
    );
  } else if (result) {
    const interrupted = result.kind === 'training' && result.outcome.status === 'interrupted';
    const actions = interrupted ? [RESUME] : run ? [OPEN_DASHBOARD] : [];
    await offer(
      window.showInformationMessage,
      `${label}: ${resultText(result, ending.snapshot)}`,
      run,
      actions,
      trainings,
      log,
    );
  }
}

async function offer(
  show: (message: string, ...actions: string[]) => Thenable<string | undefined>,
  message: string,
  run: string | null,
  actions: readonly string[],
  trainings: Trainings,
  log: LogOutputChannel,
): Promise<void> {
  const chosen = await show(message, ...actions);
  if (chosen === SHOW_LOG) log.show();
  if (chosen === RESUME && run) await trainings.add(labelOf(run), { kind: 'resume', run });
  if (chosen === OPEN_DASHBOARD && run)
    await commands.executeCommand('couplet.openDashboard', Uri.joinPath(Uri.file(run), 'run.couplet'));
}

async function announceSilence(training: Training): Promise<void> {
  const message = `${training.label} has given no sign of life for a minute. It may hang, or compute something very large.`;
  const chosen = await window.showWarningMessage(message, 'Wait', STOP_NOW);
  if (chosen === STOP_NOW) training.trainer.kill();
}

function resultText(result: JobResult, { checkpoint }: JobSnapshot): string {
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
      return `${result.greedy ? 'greedy ' : ''}${successText(result.splits)}`;
    case 'rollouts':
      return `${result.steps} steps in ${result.file}.`;
  }
}

function successText(splits: SplitEvaluations): string {
  const parts = Object.entries(splits).map(
    ([split, { success }]) =>
      `${split} ${shareText(success.mean)} [${shareText(success.low)}, ${shareText(success.high)}]`,
  );
  return parts.length > 0 ? `success ${parts.join('  ')}` : '';
}

const labelOf = (run: string): string => run.split(/[\\/]/).at(-1)!;
