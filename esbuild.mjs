/** Bundles the programs into dist/; packages stay in node_modules, since TensorFlow.js must be one instance for all. */
import { chmodSync, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const OUT = 'dist';

/** Programs that the bundle starts in processes of their own; it looks for them beside itself. */
const PROBES = [
  'extension/trainer/compute/backends/bindingProbe.mjs',
  'extension/trainer/compute/backends/webgpuProbe.mjs',
];

const entryPoints = ['extension/trainer/cli.ts'].filter((file) => existsSync(file));
await build({
  entryPoints,
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
mkdirSync(OUT, { recursive: true });
for (const entry of entryPoints) chmodSync(path.join(OUT, path.basename(entry).replace(/\.ts$/, '.js')), 0o755);
for (const probe of PROBES) copyFileSync(probe, path.join(OUT, path.basename(probe)));
