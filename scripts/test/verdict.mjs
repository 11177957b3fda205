/** Whether a run in the extension host was green: an exit code of 0 is not enough, since VS Code gives it when that host dies. */

/**
 * What test/vscode/runner.ts writes when it comes to its end.
 * @typedef {import('./parts.mjs').PartResult & { vscode: string }} VsCodeReport
 */

/**
 * @param {object} run
 * @param {VsCodeReport | null} run.report
 * @param {number} run.exitCode of VS Code or its stand-in
 * @param {string | null} run.expected the version it should have run in; null for whichever is newest
 * @returns {{ result: import('./parts.mjs').PartResult, problem: string | null }} `problem`: what failed that is no test's failure
 */
export function judgeRun({ report, exitCode, expected }) {
  const problem = findProblem({ report, exitCode, expected });
  const { passed, failed, skipped, reasons } = report ?? { passed: 0, failed: 0, skipped: 0, reasons: [] };
  return { result: { passed, failed: failed + (problem ? 1 : 0), skipped, reasons }, problem };
}

/** @param {Parameters<typeof judgeRun>[0]} run */
function findProblem({ report, exitCode, expected }) {
  if (!report) return `The extension host died or hung: it left no result (exit code ${exitCode}).`;
  if (report.passed + report.failed === 0) return 'No test ran in the extension host.';
  if (expected !== null && report.vscode !== expected)
    return `The tests ran in VS Code ${report.vscode}, not ${expected}.`;
  if (exitCode !== 0 && report.failed === 0) return `All tests passed, but VS Code ended with exit code ${exitCode}.`;
  return null;
}
