/** Draws long series in a real browser with the dashboard's own bundle, and prints how long it took: node bench/dashboard.mjs [--json]. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = path.join(ROOT, 'dist/bench/dashboard.mjs');

await build({
  entryPoints: [path.join(ROOT, 'bench/dashboard/measure.ts')],
  outfile: OUT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
process.exitCode =
  spawnSync(process.execPath, [OUT, ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
