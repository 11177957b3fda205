import { expect, test } from 'vitest';
import { judgeRun } from '../../../scripts/test/verdict.mjs';

const GREEN = { vscode: '1.100.3', passed: 3, failed: 0, skipped: 1, reasons: ['why'] };

test('a report of passed tests, the right version and exit code 0 are green', () => {
  const { result, problem } = judgeRun({ report: GREEN, exitCode: 0, expected: '1.100.3' });
  expect(result).toEqual({ passed: 3, failed: 0, skipped: 1, reasons: ['why'] });
  expect(problem).toBeNull();
});

test('an extension host that died or hung leaves no report: red, whatever the exit code says', () => {
  const { result, problem } = judgeRun({ report: null, exitCode: 0, expected: null });
  expect(result).toMatchObject({ passed: 0, failed: 1 });
  expect(problem).toMatch(/left no result \(exit code 0\)/);
});

test('no test at all is red, also when some were skipped', () => {
  const { result, problem } = judgeRun({ report: { ...GREEN, passed: 0 }, exitCode: 0, expected: null });
  expect(result).toMatchObject({ failed: 1, skipped: 1 });
  expect(problem).toMatch(/No test ran/);
});

test('another version than was asked for is red', () => {
  const { result, problem } = judgeRun({ report: GREEN, exitCode: 0, expected: '1.139.1' });
  expect(result.failed).toBe(1);
  expect(problem).toBe('The tests ran in VS Code 1.100.3, not 1.139.1.');
});

test('an exit code that no failed test explains is red', () => {
  expect(judgeRun({ report: GREEN, exitCode: 88, expected: null }).result.failed).toBe(1);
  const failed = { ...GREEN, failed: 2 };
  expect(judgeRun({ report: failed, exitCode: 1, expected: null })).toMatchObject({
    result: { failed: 2 },
    problem: null,
  });
});
