import type { ProgressNotice, ResumedNotice, Stage, TrainingNotice } from '../../shared/model/training';
import { formatCount, formatInterval, plural } from './format';
import { Pace } from './pace';
import { progressBar, progressLine } from './progressText';
import { StatusLine } from './statusLine';
import { styled, type Terminal } from './terminal';

/** Shows a training while it runs: a bar on a terminal, plain lines elsewhere. */
export class TrainingProgress {
  private readonly line: StatusLine;
  private readonly paces = new Map<Stage, Pace>();
  /** What to go back to when an evaluation in between is over. */
  private bar = '';

  constructor(private readonly terminal: Terminal) {
    this.line = new StatusLine(terminal);
  }

  /** Shows a notice; a method of its own that can be passed on. */
  readonly notify = (notice: TrainingNotice): void => {
    const { terminal, line } = this;
    switch (notice.kind) {
      case 'started':
        line.print(startedText(notice));
        break;
      case 'resumed':
        line.print(resumedText(notice));
        break;
      case 'stage':
        if (terminal.interactive) line.update(notice.message, 'now');
        else line.print(notice.message);
        break;
      case 'progress':
        this.showProgress(notice);
        break;
      case 'evaluation':
        line.print(styled(terminal, 'cyan', evaluationText(notice)));
        if (terminal.interactive) line.update(this.bar, 'now');
        break;
      case 'problem':
        line.print(styled(terminal, 'red', `problem: ${notice.message}`));
        break;
      case 'paused':
        line.print(notice.paused ? 'Paused.' : 'Going on.');
        break;
      case 'checkpoint': // many, and of interest only to whoever resumes
        break;
      default:
        notice satisfies never;
    }
  };

  /** Prints a line that stays. */
  print(text: string): void {
    this.line.print(text);
  }

  /** Takes the bar away. */
  close(): void {
    this.line.clear();
  }

  private showProgress({ stage, done, total, metrics }: ProgressNotice): void {
    const now = this.terminal.now();
    const known = this.paces.get(stage);
    const pace = known ?? new Pace();
    this.paces.set(stage, pace);
    pace.update(done, now);
    const progress = { stage, done, total, metrics, secondsLeft: pace.secondsLeft(total, now) };
    this.bar = this.terminal.interactive ? progressBar(progress, this.terminal.columns) : progressLine(progress);
    this.line.update(this.bar, !known || done >= total ? 'now' : 'soon');
  }
}

function startedText({ run, compute, parameters }: TrainingNotice & { kind: 'started' }): string {
  const { library, device, threads } = compute;
  return `Run ${run}: ${formatCount(parameters)} parameters, ${library} on ${device}, ${plural(threads, 'thread')}`;
}

function resumedText({ iteration, repeated }: ResumedNotice): string {
  const again = repeated === 0 ? '' : `, doing again ${plural(repeated, 'iteration')} that had been finished`;
  return `Resumed ${iteration === null ? 'from the beginning' : `after iteration ${iteration}`}${again}.`;
}

function evaluationText({ iteration, temperature, splits }: TrainingNotice & { kind: 'evaluation' }): string {
  const when = iteration === 0 ? 'before the iterations' : `after ${plural(iteration, 'iteration')}`;
  const results = Object.entries(splits).map(([split, { success }]) => `${split} ${formatInterval(success)}`);
  return `${temperature === 0 ? 'greedy success' : 'success'} ${when}: ${results.join('  ')}`;
}
