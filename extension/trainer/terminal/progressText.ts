import type { Stage } from '../../shared/model/training';
import { formatCount, formatDuration, formatShare } from './format';

/** What a stage is called in front of a person. */
export const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  setUp: 'set-up',
  coldStart: 'cold start',
  evaluation: 'evaluation',
  training: 'training',
};

/** How far a stage is. */
export interface StageProgress {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
  readonly metrics: Readonly<Record<string, number>>;
  /** null where it cannot be told. */
  readonly secondsLeft: number | null;
}

const LABEL_WIDTH = Math.max(...Object.values(STAGE_LABELS).map((label) => label.length));
const BAR_WIDTH = 16;

/** A progress line for a terminal: stage, bar, counts; what does not fit into `columns` is left out from the end. */
export function progressBar(progress: StageProgress, columns: number): string {
  const { stage, done, total } = progress;
  const filled = total > 0 ? Math.round((BAR_WIDTH * Math.min(done, total)) / total) : 0;
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
  return fitted(
    [`${STAGE_LABELS[stage].padEnd(LABEL_WIDTH)} ${bar}`, counted(progress), ...measured(progress)],
    columns - 1,
  );
}

/** The same for a log file, one line each time. */
export function progressLine(progress: StageProgress): string {
  const unit = { training: 'iteration', coldStart: 'step', evaluation: 'episode', setUp: 'step' }[progress.stage];
  return [STAGE_LABELS[progress.stage], `${unit} ${counted(progress)}`, ...measured(progress)].join('  ');
}

function counted({ done, total }: StageProgress): string {
  return `${formatCount(done)}/${formatCount(total)}`;
}

/** Success or loss, tokens a second, time left, as far as they are known. */
function measured({ metrics, secondsLeft }: StageProgress): string[] {
  const { 'rollout/success': success, 'coldStart/loss': loss, 'throughput/tokens': tokens } = metrics;
  return [
    ...(success === undefined ? [] : [`success ${formatShare(success)}`]),
    ...(loss === undefined ? [] : [`loss ${loss.toFixed(3)}`]),
    ...(tokens === undefined ? [] : [`${formatCount(tokens)} tokens/s`]),
    ...(secondsLeft === null ? [] : [`${formatDuration(secondsLeft)} left`]),
  ];
}

/** As many parts from the beginning as fit. */
function fitted(parts: readonly string[], width: number): string {
  let text = parts[0]!.slice(0, width);
  for (const part of parts.slice(1)) {
    const longer = `${text}  ${part}`;
    if (longer.length > width) break;
    text = longer;
  }
  return text;
}
