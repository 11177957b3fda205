#!/usr/bin/env node
/** `npm test`: sets up, then runs every part, or those named; the last line is `N passed, N failed`. */
import { SetupError } from './setup/run.mjs';
import { runScript } from './setup/runScript.mjs';
import { setUp } from './setup/setUp.mjs';
import { PARTS } from './test/parts.mjs';

await runScript(async () => {
  const parts = chooseParts(process.argv.slice(2));
  const problem = await setUp({ noBuild: true }).then(
    () => null,
    (/** @type {Error} */ error) => error,
  );
  if (problem) {
    const shown = problem instanceof SetupError ? problem.message : problem.stack;
    process.stdout.write(`The set-up failed.\n${shown}\n0 passed, 1 failed\n`);
    return 1;
  }

  const rows = [];
  for (const part of parts) {
    process.stdout.write(`\n── ${part.id}\n`);
    const started = performance.now();
    rows.push({ id: part.id, ...(await part.run()), seconds: (performance.now() - started) / 1000 });
  }
  return summarize(rows);
});

/** @param {string[]} names */
function chooseParts(names) {
  const unknown = names.find((name) => !PARTS.some(({ id }) => id === name));
  if (unknown)
    throw new SetupError(`npm test knows no part "${unknown}". Parts: ${PARTS.map(({ id }) => id).join(', ')}.`);
  return names.length === 0 ? PARTS : PARTS.filter(({ id }) => names.includes(id));
}

/**
 * Prints the table, the reasons of what was skipped, and what needed a second try.
 * @param {(import('./test/parts.mjs').PartResult & { id: string, seconds: number })[]} rows
 * @returns {number} the exit code
 */
function summarize(rows) {
  const print = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
  const columns = /** @type {const} */ (['passed', 'failed', 'skipped']);
  print(`\n${'part'.padEnd(14)}${columns.map((column) => column.padStart(9)).join('')}${'time'.padStart(11)}`);
  for (const row of rows) {
    const counts = columns.map((column) => String(row[column]).padStart(9)).join('');
    print(`${row.id.padEnd(14)}${counts}${`${row.seconds.toFixed(1)} s`.padStart(11)}`);
  }
  const reasons = [...new Set(rows.flatMap((row) => row.reasons))];
  if (reasons.length > 0) print('\nNot run here, and why:');
  for (const reason of reasons) print(`  - ${reason}`);
  const flaky = rows.flatMap((row) => row.flaky ?? []);
  if (flaky.length > 0) print('\nPassed at the second try only, which is to be looked into:');
  for (const test of flaky) print(`  - ${test}`);
  const [passed, failed] = columns.map((column) => rows.reduce((sum, row) => sum + row[column], 0));
  print(`\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}
