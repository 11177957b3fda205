import { describe, expect, it } from 'vitest';
import type { JudgeReport } from '../../../extension/shared/model/evaluation';
import type { TrainingOutcome } from '../../../extension/shared/model/training';
import { trainingDocument } from '../../../extension/trainer/commands/trainingResult';
import { evaluationTable, learnedTable } from '../../../extension/trainer/terminal/evaluationTable';
import { splitEvaluation } from './evaluations';

const JUDGE: JudgeReport = {
  balancedAccuracy: { mean: 0.83, low: 0.8, high: 0.86 },
  good: { count: 400, recall: 0.76 },
  bad: { count: 1000, recall: 0.9 },
};
const OUTCOME: TrainingOutcome = {
  run: '/runs/household-001',
  status: 'completed',
  iterations: 40,
  before: { L0: splitEvaluation(0.5), L2: splitEvaluation(0.02, { flawed: null }) },
  evaluation: { L0: splitEvaluation(0.85, { repeated: 0.02 }), L2: splitEvaluation(0.13, { flawed: null }) },
  greedyBefore: { L0: splitEvaluation(0.55) },
  greedy: { L0: splitEvaluation(0.9) },
};

describe('learnedTable', () => {
  it('shows success with its interval and the shares of bad steps before and after', () => {
    expect(learnedTable(OUTCOME)!.split('\n').slice(0, 6)).toEqual([
      '            success         greedy  flawed  repeated  invalid',
      '-------------------------------------------------------------',
      'L0  before  .50 [.40, .60]  .55     .20     .10       .05',
      '    after   .85 [.77, .91]  .90     .20     .02       .05',
      'L2  before  .02 [.01, .07]  -       -       .10       .05',
      '    after   .13 [.08, .21]  -       -       .10       .05',
    ]);
    expect(learnedTable(OUTCOME)).toMatch(/100\s+episodes\s+each/);
  });

  it('has a column for the judge where the algorithm has one', () => {
    const judged = { ...OUTCOME, evaluation: { L0: splitEvaluation(0.85, { judge: JUDGE }) } };
    const table = learnedTable(judged)!.split('\n');
    expect(table.slice(0, 4)).toEqual([
      '            success         greedy  flawed  repeated  invalid  judge',
      '-----------------------------------------------------------------------------',
      'L0  before  .50 [.40, .60]  .55     .20     .10       .05      -',
      '    after   .85 [.77, .91]  .90     .20     .10       .05      .83 [.80, .86]',
    ]);
    expect(table.join(' ')).toContain('balanced accuracy');
    expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('has one line a split where only one evaluation was made', () => {
    const [, , ...lines] = learnedTable({ ...OUTCOME, evaluation: OUTCOME.before })!.split('\n');
    expect(lines.slice(0, 2)).toEqual([
      'L0    .50 [.40, .60]  .90     .20     .10       .05',
      'L2    .02 [.01, .07]  -       -       .10       .05',
    ]);
  });

  it('fits into 80 columns', () => {
    const widths = learnedTable(OUTCOME)!
      .split('\n')
      .map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(80);
  });

  it('is not there before the first evaluation', () => {
    expect(learnedTable({ ...OUTCOME, before: null, evaluation: null })).toBeNull();
  });
});

it('shows one evaluation, a line a split', () => {
  expect(evaluationTable(OUTCOME.evaluation!).split('\n').slice(0, 4)).toEqual([
    '    success         flawed  repeated  invalid  steps',
    '----------------------------------------------------',
    'L0  .85 [.77, .91]  .20     .02       .05      12.0',
    'L2  .13 [.08, .21]  -       .10       .05      12.0',
  ]);
});

it('shows how one evaluation judged', () => {
  const judged = { L0: splitEvaluation(0.85, { judge: JUDGE }), L2: splitEvaluation(0.13, { judge: null }) };
  expect(evaluationTable(judged).split('\n').slice(0, 4)).toEqual([
    '    success         flawed  repeated  invalid  steps  judge',
    '--------------------------------------------------------------------',
    'L0  .85 [.77, .91]  .20     .10       .05      12.0   .83 [.80, .86]',
    'L2  .13 [.08, .21]  .20     .10       .05      12.0   -',
  ]);
});

describe('trainingDocument', () => {
  it('has the shape that docs/cli.md promises, and nothing else', () => {
    expect(trainingDocument(OUTCOME)).toEqual({
      run: '/runs/household-001',
      status: 'completed',
      iterations: 40,
      evaluation: {
        L0: {
          success: { mean: 0.85, low: expect.closeTo(0.767, 3), high: expect.closeTo(0.907, 3) },
          flawed: 0.2,
          repeated: 0.02,
          invalid: 0.05,
        },
        L2: { success: expect.anything(), flawed: null, repeated: 0.1, invalid: 0.05 },
      },
    });
  });

  it('has the judge where it was asked for', () => {
    const evaluation = { L0: splitEvaluation(0.5, { judge: JUDGE }), L1: splitEvaluation(0.5, { judge: null }) };
    const document = trainingDocument({ ...OUTCOME, evaluation }).evaluation;
    expect(document.L0).toMatchObject({ judge: JUDGE });
    expect(document.L1).toMatchObject({ judge: null });
  });

  it('has an empty evaluation where none was made', () => {
    expect(trainingDocument({ ...OUTCOME, evaluation: null }).evaluation).toEqual({});
  });
});
