import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CLI = path.join(ROOT, 'dist/cli.js');
const PYTHON = process.env.COUPLET_PYTHON ?? 'python3';

/** Runs `couplet` with --json and returns its document; progress goes to standard error. */
export function couplet(...words) {
  return documentOf(process.execPath, [CLI, ...words, '--json'], `couplet ${words.join(' ')}`);
}

/** Runs a program of bench/peers and returns its report. */
export function peer(program, ...words) {
  return documentOf(PYTHON, [path.join(ROOT, 'bench/peers', program), ...words], program, {
    PYTHONDONTWRITEBYTECODE: '1',
  });
}

/** Why a program that imports these modules cannot run; null where it can. */
export function missingModules(modules) {
  const script = 'import importlib.util as u, sys; print(*[m for m in sys.argv[1:] if not u.find_spec(m)])';
  const { status, stdout, error } = spawnSync(PYTHON, ['-c', script, ...modules], { encoding: 'utf8' });
  const advice = 'COUPLET_PYTHON may name an interpreter that has them';
  if (status !== 0) return `${PYTHON} does not start (${error?.message ?? `exit code ${status}`}); ${advice}`;
  return stdout.trim() ? `${PYTHON} has no ${stdout.trim().split(' ').join(' and no ')}; ${advice}` : null;
}

/**
 * Records one iteration of a configuration and hands the rollouts file to `use`.
 * @template T
 * @param {object} configuration
 * @param {(rollouts: string) => T} use
 */
export function withRollouts(configuration, use) {
  const folder = mkdtempSync(path.join(tmpdir(), 'couplet-compare-'));
  try {
    const file = path.join(folder, 'household.couplet.json');
    writeFileSync(file, JSON.stringify(configuration));
    const overrides = ['algorithm.iterations=1', 'evaluation.episodes=1', 'evaluation.splits=L0'];
    const { run } = couplet('train', file, '--runs', folder, ...overrides.flatMap((set) => ['--set', set]));
    return use(path.join(folder, path.basename(run), 'rollouts/000001.parquet'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function documentOf(command, words, name, env = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, words, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 28,
  });
  if (status !== 0)
    throw new Error(`${name} failed: ${error?.message ?? `exit code ${status}`}\n${stderr.slice(-2000)}`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}
