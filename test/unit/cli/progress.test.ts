import { describe, expect, it } from 'vitest';
import type { TrainingNotice } from '../../../extension/shared/model/training';
import { Pace } from '../../../extension/trainer/terminal/pace';
import { progressBar, progressLine } from '../../../extension/trainer/terminal/progressText';
import { StatusLine } from '../../../extension/trainer/terminal/statusLine';
import { terminalOf } from '../../../extension/trainer/terminal/terminal';
import { TrainingProgress } from '../../../extension/trainer/terminal/trainingProgress';
import { splitEvaluation } from './evaluations';
import { fakeTerminal } from './fakeTerminal';

describe('Pace', () => {
  it('tells the time left from the time since its first report', () => {
    const pace = new Pace();
    pace.update(10, 5_000); // a resumed run: the ten before took other time
    expect(pace.secondsLeft(40, 5_000)).toBeNull();
    pace.update(12, 11_000);
    expect(pace.secondsLeft(40, 11_000)).toBeCloseTo(28 * 3);
    pace.update(40, 80_000);
    expect(pace.secondsLeft(40, 80_000)).toBeNull();
  });

  it('starts anew when a stage does', () => {
    const pace = new Pace();
    pace.update(1, 0);
    pace.update(2, 1_000);
    pace.update(1, 60_000);
    pace.update(2, 62_000);
    expect(pace.secondsLeft(3, 62_000)).toBeCloseTo(2);
  });
});

describe('the progress line', () => {
  const progress = {
    stage: 'training',
    done: 12,
    total: 40,
    metrics: { 'rollout/success': 0.531, 'throughput/tokens': 1830.4 },
    secondsLeft: 190,
  } as const;

  it('has stage, iteration, success, tokens a second and time left', () => {
    expect(progressLine(progress)).toBe('training  iteration 12/40  success .53  1,830 tokens/s  3 min left');
    expect(progressBar(progress, 120)).toBe(
      'training   █████░░░░░░░░░░░  12/40  success .53  1,830 tokens/s  3 min left',
    );
  });

  it('leaves out from the end what does not fit', () => {
    for (let columns = 20; columns < 120; columns++)
      expect(progressBar(progress, columns).length, String(columns)).toBeLessThan(columns);
    expect(progressBar(progress, 40)).toMatch(/12\/40$/);
  });

  it('shows the loss of a cold start', () => {
    const coldStart = {
      stage: 'coldStart',
      done: 5,
      total: 10,
      metrics: { 'coldStart/loss': 1.5 },
      secondsLeft: null,
    } as const;
    expect(progressLine(coldStart)).toBe('cold start  step 5/10  loss 1.500');
  });
});

describe('StatusLine', () => {
  it('is drawn over on a terminal, below the lines that stay', () => {
    const terminal = fakeTerminal({ interactive: true });
    const line = new StatusLine(terminal);
    line.update('one', 'now');
    line.print('kept');
    line.clear();
    expect(terminal.text).toBe('\r\x1b[Kone\r\x1b[Kkept\n\r\x1b[Kone\r\x1b[K');
  });

  it('is a line every few seconds elsewhere, without control characters', () => {
    const terminal = fakeTerminal();
    const line = new StatusLine(terminal);
    for (terminal.clock = 0; terminal.clock <= 12_000; terminal.clock += 1_000) line.update(`at ${terminal.clock}`);
    line.update('end', 'now');
    line.print('kept');
    line.clear();
    expect(terminal.text).toBe('at 0\nat 5000\nat 10000\nend\nkept\n');
  });
});

describe('TrainingProgress', () => {
  const compute = { backend: 'wasm', device: 'CPU', library: 'TensorFlow.js 4.22.0', threads: 1 };
  const training = (done: number): TrainingNotice => ({
    kind: 'progress',
    stage: 'training',
    done,
    total: 4,
    metrics: { 'rollout/success': 0.5 },
  });
  const notices: TrainingNotice[] = [
    { kind: 'stage', stage: 'setUp', message: 'Setting up.' },
    { kind: 'started', run: 'runs/a-001', compute, parameters: 226_112 },
    training(1),
    training(2),
    { kind: 'checkpoint', iteration: 2 },
    { kind: 'stage', stage: 'evaluation', message: 'Evaluating.' },
    { kind: 'evaluation', iteration: 2, temperature: 1, splits: { L0: splitEvaluation(0.5) } },
    { kind: 'problem', message: 'An episode was left out.' },
    training(4),
  ];

  it('prints plain lines where nobody watches', () => {
    const terminal = fakeTerminal();
    const progress = new TrainingProgress(terminal);
    for (const notice of notices) {
      progress.notify(notice);
      terminal.clock += 3_000;
    }
    progress.close();
    expect(terminal.text.split('\n')).toEqual([
      'Setting up.',
      'Run runs/a-001: 226,112 parameters, TensorFlow.js 4.22.0 on CPU, 1 thread',
      'training  iteration 1/4  success .50',
      'Evaluating.',
      'success after 2 iterations: L0 .50 [.40, .60]',
      'problem: An episode was left out.',
      'training  iteration 4/4  success .50',
      '',
    ]);
  });

  it('keeps the bar below what stays on a terminal, and takes it away at the end', () => {
    const terminal = fakeTerminal({ interactive: true, colour: true });
    const progress = new TrainingProgress(terminal);
    for (const notice of notices) {
      progress.notify(notice);
      terminal.clock += 3_000;
    }
    expect(lastLine(terminal.text)).toContain('4/4  success .50');
    progress.close();
    expect(lastLine(terminal.text)).toBe('');
    expect(terminal.text).toContain('\x1b[31mproblem: An episode was left out.\x1b[0m\n');
  });

  it('says where a resumed run goes on', () => {
    const terminal = fakeTerminal();
    const progress = new TrainingProgress(terminal);
    progress.notify({ kind: 'resumed', iteration: 10, repeated: 2 });
    progress.notify({ kind: 'resumed', iteration: null, repeated: 0 });
    expect(terminal.text.split('\n').slice(0, 2)).toEqual([
      'Resumed after iteration 10, doing again 2 iterations that had been finished.',
      'Resumed from the beginning.',
    ]);
  });

  it('goes back to the bar when an evaluation in between is over', () => {
    const terminal = fakeTerminal({ interactive: true });
    const progress = new TrainingProgress(terminal);
    for (const notice of notices.slice(0, 7)) {
      progress.notify(notice);
      terminal.clock += 3_000;
    }
    expect(lastLine(terminal.text)).toContain('2/4  success .50');
  });
});

describe('terminalOf', () => {
  const stream = (isTTY: boolean) => ({ isTTY, columns: 100, write: () => true }) as unknown as NodeJS.WriteStream;

  it('has colours on a terminal only, and none where NO_COLOR is set', () => {
    expect(terminalOf(stream(true), {})).toMatchObject({ interactive: true, colour: true, columns: 100 });
    expect(terminalOf(stream(true), { NO_COLOR: '1' })).toMatchObject({ interactive: true, colour: false });
    expect(terminalOf(stream(false), {})).toMatchObject({ interactive: false, colour: false });
    expect(terminalOf(stream(true), { TERM: 'dumb' })).toMatchObject({ interactive: false, colour: false });
  });
});

/** What stands in the line that the cursor is in. */
function lastLine(text: string): string {
  return text.split('\n').at(-1)!.split('\r\x1b[K').at(-1)!;
}
