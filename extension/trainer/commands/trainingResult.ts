import path from 'node:path';
import type { SplitEvaluations } from '../../shared/model/evaluation';
import type { TrainingNotice, TrainingOutcome } from '../../shared/model/training';
import { learnedTable } from '../terminal/evaluationTable';
import { plural } from '../terminal/format';
import { TrainingProgress } from '../terminal/trainingProgress';
import type { TrainingOptions } from '../training/options';
import type { CommandContext, CommandResult } from './command';
import { EXIT } from './exitCodes';

/** Runs a training with progress and Ctrl+C, and makes of its outcome what `train` and `resume` print. */
export async function reportTraining(
  context: CommandContext,
  train: (options: TrainingOptions) => Promise<TrainingOutcome>,
): Promise<CommandResult> {
  const progress = new TrainingProgress(context.terminal);
  let checkpoint: number | null = null;
  const notify = (notice: TrainingNotice) => {
    if (notice.kind === 'checkpoint') checkpoint = notice.iteration;
    progress.notify(notice);
  };
  try {
    const outcome = await context.interruptible((signal) => train({ notify, signal }));
    return {
      document: trainingDocument(outcome),
      text: trainingText(outcome, checkpoint, context.invocation),
      exitCode: exitCodeOf(outcome),
    };
  } finally {
    progress.close();
  }
}

/** The document of `train --json` and `resume --json`; docs/cli.md promises its shape. */
export function trainingDocument({ run, status, iterations, evaluation }: TrainingOutcome) {
  return { run, status, iterations, evaluation: evaluationDocument(evaluation ?? {}) };
}

/** Success with its interval, the shares of bad steps and, where it was asked for, how well the policy judges, by split. */
export function evaluationDocument(evaluation: SplitEvaluations) {
  const splits = Object.entries(evaluation).map(([split, { success, flawed, repeated, invalid, judge }]) => [
    split,
    { success, flawed, repeated, invalid, ...(judge !== undefined && { judge }) },
  ]);
  return Object.fromEntries(splits);
}

function trainingText(outcome: TrainingOutcome, checkpoint: number | null, invocation: string): string {
  const { run, status, iterations } = outcome;
  const shown = shortPath(run);
  const resume = `${invocation} resume ${shown}`;
  const table = learnedTable(outcome);
  const end = {
    completed: `Run ${shown} is complete: ${plural(iterations, 'iteration')}.`,
    failed: `Run ${shown} failed after ${plural(iterations, 'iteration')}. Go on from its last checkpoint: ${resume}`,
    interrupted:
      checkpoint === null
        ? `Run ${shown} stopped before its first checkpoint. Begin it anew: ${resume}`
        : `Run ${shown} stopped with a checkpoint of iteration ${checkpoint}. Go on: ${resume}`,
  };
  return [...(table ? ['', table, ''] : []), end[status as keyof typeof end] ?? `Run ${shown}: ${status}.`].join('\n');
}

function exitCodeOf({ status }: TrainingOutcome): number {
  if (status === 'completed') return EXIT.done;
  return status === 'failed' ? EXIT.failed : EXIT.interrupted;
}

/** A path from the current folder where that leads down, as it is elsewhere. */
function shortPath(file: string): string {
  const relative = path.relative('', file);
  return relative === '' || relative.startsWith('..') ? file : relative;
}
