#!/usr/bin/env node
/**
 * `npm start`: sets up, then trains an agent on the built-in household and opens a workbench on it meanwhile. `--no-open` opens none, as
 * where there is no terminal; all other arguments go to `couplet train`.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { runScript } from './setup/runScript.mjs';
import { ROOT, setUp } from './setup/setUp.mjs';
import { openWorkbench } from './start/openWorkbench.mjs';

const NO_OPEN = '--no-open';

await runScript(async () => {
  const args = process.argv.slice(2).filter((arg) => arg !== NO_OPEN);
  const opens = process.stdout.isTTY && !process.env.CI && !process.argv.includes(NO_OPEN);
  await setUp();
  // Before the training, which then has the terminal to itself.
  const workbench = opens ? await open() : null;
  const code = await train(args);
  if (workbench?.stop) await untilInterrupted(workbench.stop);
  return code;
});

/** Whether there is a workbench to look at decides nothing about the training. */
async function open() {
  try {
    return await openWorkbench(ROOT, path.resolve(ROOT));
  } catch (error) {
    process.stdout.write(`No workbench was opened: ${/** @type {Error} */ (error).message}\n`);
    return null;
  }
}

/**
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function train(args) {
  const example = path.join('examples', 'household.couplet.json');
  const program = [path.join(ROOT, 'dist/cli.js'), 'train', example, ...args];
  const training = spawn(process.execPath, program, { cwd: ROOT, stdio: 'inherit' });
  // Ctrl+C reaches the training too, which writes a checkpoint and ends by itself; we wait for that.
  const ignore = () => {};
  const pass = () => training.kill('SIGTERM');
  process.on('SIGINT', ignore);
  process.on('SIGTERM', pass);
  return new Promise((resolve) =>
    training.on('exit', (code) => {
      process.off('SIGINT', ignore);
      process.off('SIGTERM', pass);
      resolve(code ?? 1);
    }),
  );
}

/** @param {() => Promise<void>} stop */
async function untilInterrupted(stop) {
  process.stdout.write('The workbench stays open until Ctrl+C.\n');
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await stop();
}
