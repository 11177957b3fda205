/**
 * Runs a program in a process group of its own. When the program ends, or when whoever started this keeper is gone (its standard input
 * closes then, even after SIGKILL), everything left in that group is ended and a folder is removed.
 * Arguments: the folder, the program, its arguments.
 */
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const GRACE_MS = 3_000;
const ATTEMPTS = 40;
const PAUSE_MS = 500;

const [folder, program, ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });

child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  end(1);
});
// Extension hosts outlive their server, since they wait for a reconnection: so the group is ended, not the program alone.
child.on('exit', (code) => end(code ?? 1));
process.stdin.on('end', stop).resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

function stop() {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
}

/** @param {number} code */
async function end(code) {
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody is left.
  }
  // A browser that ends at the same time still writes into its profile.
  for (let attempt = 0; existsSync(folder) && attempt < ATTEMPTS; attempt++) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      await sleep(PAUSE_MS);
    }
  }
  process.exit(code);
}
