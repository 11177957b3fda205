/** Bundles the programs into dist/; packages stay in node_modules, since TensorFlow.js must be one instance for all. */
import { chmodSync, copyFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const OUT = 'dist';

/** Programs that the bundle starts in processes of their own; it looks for them beside itself. */
const PROBES = ['bindingProbe.mjs', 'webgpuProbe.mjs'];

await build({
  entryPoints: { cli: 'extension/trainer/cli.ts', trainer: 'extension/trainer/process/main.ts' },
  outdir: OUT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  sourcemap: 'linked',
  banner: { js: '#!/usr/bin/env node' },
  logLevel: 'warning',
});
chmodSync(path.join(OUT, 'cli.js'), 0o755);
for (const probe of PROBES) copyFileSync(path.join('extension/trainer/compute/backends', probe), path.join(OUT, probe));
