import type { Stage } from '../training/notices';
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
const BAR_WIDTH = 24;

/** A progress line for a terminal: stage, bar, counts; what does not fit into `columns` is left out from the end. */
export function progressBar(progress: StageProgress, columns: number): string {
  const { stage, done, total } = progress;
  const filled = total > 0 ? Math.round((BAR_WIDTH * Math.min(done, total)) / total) : 0;
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
  return fitted([`${STAGE_LABELS[stage].padEnd(LABEL_WIDTH)} ${bar}`, ...parts(progress)], columns - 1);
}

/** The same for a log file, one line each time. */
export function progressLine(progress: StageProgress): string {
  return fitted([STAGE_LABELS[progress.stage], ...parts(progress)], Number.POSITIVE_INFINITY);
}

/** Counts, success or loss, tokens a second, time left. */
function parts({ stage, done, total, metrics, secondsLeft }: StageProgress): string[] {
  const { 'rollout/success': success, 'coldStart/loss': loss, 'throughput/tokens': tokens } = metrics;
  const unit = { training: 'iteration', coldStart: 'step', evaluation: 'episode', setUp: 'step' }[stage];
  return [
    `${unit} ${formatCount(done)}/${formatCount(total)}`,
    ...(success === undefined ? [] : [`success ${formatShare(success)}`]),
    ...(loss === undefined ? [] : [`loss ${loss.toFixed(3)}`]),
    ...(tokens === undefined ? [] : [`${formatCount(tokens)} tokens/s`]),
    ...(secondsLeft === null ? [] : [`${formatDuration(secondsLeft)} left`]),
  ];
}

function fitted(parts: readonly string[], width: number): string {
  let text = '';
  for (const part of parts) {
    const longer = text ? `${text}  ${part}` : part;
    if (longer.length > width) return text || part.slice(0, width);
    text = longer;
  }
  return text;
}
