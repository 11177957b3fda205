/** Measures the inspector on very large runs: node bench/inspector.mjs [--steps 1000000] [--tries 5] [--folder FOLDER] [--workbench] [--json]. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = path.join(ROOT, 'dist/bench');

const { values: options } = parseArgs({
  options: {
    steps: { type: 'string', default: '1000000' },
    tries: { type: 'string', default: '5' },
    // Where the runs are kept; those that are there already are used again.
    folder: { type: 'string' },
    // In a real workbench, instead of reading alone.
    workbench: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

await build({
  entryPoints: [path.join(ROOT, 'bench/workbench/insideHost.ts')],
  outfile: path.join(OUT, 'insideHost.cjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  logLevel: 'warning',
});
copyFileSync(path.join(ROOT, 'test/harness/keeper.mjs'), path.join(OUT, 'keeper.mjs'));
await build({
  entryPoints: {
    inWorkbench: path.join(ROOT, 'bench/inspector/inWorkbench.ts'),
    makeRuns: path.join(ROOT, 'bench/inspector/makeRuns.ts'),
    measureInspector: path.join(ROOT, 'bench/inspector/measure.ts'),
    figures: path.join(ROOT, 'bench/figures.ts'),
  },
  outdir: OUT,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
const { spread } = await import(pathToFileURL(path.join(OUT, 'figures.mjs')).href);

const folder = options.folder ?? mkdtempSync(path.join(os.tmpdir(), 'couplet-bench-'));
try {
  if (!existsSync(path.join(folder, 'large/run.couplet'))) run('makeRuns.mjs', folder, options.steps);
  const loads = [];
  const tries = [];
  if (options.workbench) {
    tries.push(JSON.parse(run('inWorkbench.mjs', path.join(OUT, 'insideHost.cjs'), folder, options.tries)));
    loads.push(os.loadavg()[0]);
  }
  for (let i = 0; i < Number(options.tries) && !options.workbench; i++) {
    tries.push(JSON.parse(run('measureInspector.mjs', folder)));
    loads.push(os.loadavg()[0]);
  }
  report(tries, loads);
} finally {
  if (!options.folder) rmSync(folder, { recursive: true, force: true });
}

/** Runs one of the programs and returns what it printed. */
function run(/** @type {string} */ program, /** @type {string[]} */ ...args) {
  const { status, stdout } = spawnSync(process.execPath, ['--expose-gc', path.join(OUT, program), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${program} failed: exit code ${status}`);
  return stdout;
}

/**
 * Prints each figure over all tries.
 * @param {import('./figures').Figure[][]} tries
 * @param {number[]} loads
 */
function report(tries, loads) {
  const figures = tries[0].map(({ what, unit }, i) => ({
    what,
    unit,
    values: tries.flatMap((figures) => figures[i].values),
  }));
  const machine = { cpu: os.cpus()[0].model, cores: os.cpus().length, node: process.version, loads };
  if (options.json) console.log(JSON.stringify({ machine, steps: Number(options.steps), figures }));
  else {
    console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, load ${spread(loads)}`);
    for (const { what, unit, values } of figures) console.log(`${what.padEnd(64)} ${spread(values)} ${unit}`);
  }
}
