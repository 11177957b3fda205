#!/usr/bin/env node
/** `npm start`: sets up, then trains an agent on the built-in household. Arguments go to `couplet train`. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT, runScript, setUp } from './setup/setUp.mjs';

await runScript(async () => {
  await setUp();
  const example = path.join('examples', 'household.couplet.json');
  const args = [path.join(ROOT, 'dist/cli.js'), 'train', example, ...process.argv.slice(2)];
  const training = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  // Ctrl+C reaches the training too, which writes a checkpoint and ends by itself; we wait for that.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => training.kill('SIGTERM'));
  return new Promise((resolve) => training.on('exit', (code) => resolve(code ?? 1)));
});
