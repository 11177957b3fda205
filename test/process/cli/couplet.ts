import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { withLock } from '../../../scripts/setup/lock.mjs';
import { run } from '../../../scripts/setup/run.mjs';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
const CLI = path.join(ROOT, 'dist/cli.js');

/** What a run of the program left behind. */
export interface Finished {
  /** null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program under way. */
export interface Running {
  readonly process: ChildProcess;
  readonly finished: Promise<Finished>;
  /** Resolves when standard error matches; rejects when the program ends before. */
  stderrHas(pattern: RegExp): Promise<void>;
}

/** Builds dist/cli.js where a source is newer; test files that do so at the same time wait for each other. */
export async function buildCli(): Promise<void> {
  await withLock(path.join(ROOT, '.cache/test-build.lock'), () => {
    if (!isUpToDate()) run(process.execPath, [path.join(ROOT, 'esbuild.mjs')], { cwd: ROOT });
  });
}

/** Where and with what the program runs. */
interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts `couplet` within a test, away from any terminal; it is killed where it still runs when the test ends. */
export function startCouplet(args: readonly string[], options: RunOptions = {}): Running {
  const running = launch(args, options);
  onTestFinished(() => void running.process.kill('SIGKILL'));
  return running;
}

/** Runs `couplet` to its end. */
export function couplet(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return launch(args, options).finished;
}

function launch(args: readonly string[], options: RunOptions): Running {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(options.stdin ?? '');
  let stdout = '';
  let stderr = '';
  const heard = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    for (const look of heard) look();
  });
  const finished = new Promise<Finished>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr })),
  );
  const stderrHas = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => pattern.test(stderr) && resolve();
      heard.add(look);
      look();
      void finished.then(() => reject(new Error(`the program ended without ${pattern}:\n${stderr}`)));
    });
  return { process: child, finished, stderrHas };
}

function isUpToDate(): boolean {
  if (!existsSync(CLI)) return false;
  const built = statSync(CLI).mtimeMs;
  const sources = readdirSync(path.join(ROOT, 'extension'), { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(path.join(ROOT, 'extension', name)))
    .filter((entry) => entry.isFile());
  return sources.every(({ mtimeMs }) => mtimeMs < built);
}
