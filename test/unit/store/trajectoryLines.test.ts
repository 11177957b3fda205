import { expect, it } from 'vitest';
import { trajectoryLines } from '../../../extension/store/trajectoryLines';
import { makeRows } from './makeRows';

it('sums up each trajectory and says where its steps stand', () => {
  const rows = makeRows(3, 4);
  const lines = trajectoryLines(rows, 'rollouts/000003.parquet');
  expect(lines.map(({ trajectoryId }) => trajectoryId)).toEqual([...new Set(rows.map((row) => row.trajectoryId))]);
  for (const line of lines) {
    const steps = rows.slice(line.row, line.row + line.steps);
    expect(new Set(steps.map((step) => step.trajectoryId))).toEqual(new Set([line.trajectoryId]));
    expect(line).toMatchObject({
      groupId: steps[0].groupId,
      iteration: 3,
      success: steps[0].success,
      truncated: !steps[0].success,
      invalid: steps.filter((step) => step.invalid).length,
      repeated: steps.filter((step) => step.repeated).length,
      responseTokens: steps.flatMap((step) => step.responseTokens).length,
      file: 'rollouts/000003.parquet',
    });
    expect(line.reward).toBeCloseTo(steps.reduce((sum, step) => sum + step.reward, 0));
    const verdicts = steps.map((step) => step.verdict).filter((verdict) => verdict !== null);
    expect(line.flawed).toBe(verdicts.length ? verdicts.filter((verdict) => verdict === 'flawed').length : null);
  }
  expect(lines.reduce((sum, line) => sum + line.steps, 0)).toBe(rows.length);
});

it('refuses steps that are out of order or apart', () => {
  const rows = makeRows(3, 4).filter((row) => row.groupId.endsWith('g0'));
  const [first, second] = [
    rows.filter((r) => r.trajectoryId.endsWith('t0')),
    rows.filter((r) => r.trajectoryId.endsWith('t1')),
  ];
  expect(trajectoryLines([...second, ...first], 'f')).toHaveLength(2);
  expect(() => trajectoryLines([...first, ...second, ...first], 'f')).toThrow('do not stand together');
  expect(() => trajectoryLines([{ ...first[0], step: 1 }], 'f')).toThrow('stands at place 0');
});
