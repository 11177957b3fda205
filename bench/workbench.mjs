/** Measures the extension in a real workbench: node bench/workbench.mjs [--minutes 2] [--sessions 5] [--json]. */
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = path.join(ROOT, 'dist/bench');

/** @satisfies {import('esbuild').BuildOptions} */
const COMMON = /** @type {const} */ ({ bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' });

await build({
  ...COMMON,
  entryPoints: [path.join(ROOT, 'bench/workbench/measure.ts')],
  outfile: path.join(OUT, 'workbench.mjs'),
  format: 'esm',
  packages: 'external',
});
await build({
  ...COMMON,
  entryPoints: [path.join(ROOT, 'bench/workbench/insideHost.ts')],
  outfile: path.join(OUT, 'insideHost.cjs'),
  format: 'cjs',
  external: ['vscode'],
});
copyFileSync(path.join(ROOT, 'test/harness/keeper.mjs'), path.join(OUT, 'keeper.mjs'));
const args = [path.join(OUT, 'workbench.mjs'), path.join(OUT, 'insideHost.cjs'), ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
