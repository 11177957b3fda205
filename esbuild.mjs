/** Bundles the programs into dist/. */
import { chmodSync, copyFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const OUT = 'dist';

/** Programs that the bundle starts in processes of their own; it looks for them beside itself. */
const PROBES = ['bindingProbe.mjs', 'webgpuProbe.mjs'];

/** @satisfies {import('esbuild').BuildOptions} */
const COMMON = /** @type {const} */ ({
  bundle: true,
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  logLevel: 'warning',
});

/** The trainer; packages stay in node_modules, since TensorFlow.js must be one instance for all. */
const trainer = build({
  ...COMMON,
  entryPoints: { cli: 'extension/trainer/cli.ts', trainer: 'extension/trainer/process/main.ts' },
  outdir: OUT,
  format: 'esm',
  packages: 'external',
  banner: { js: '#!/usr/bin/env node' },
});

/** The extension; VS Code gives `vscode` to `require` only, so it is CommonJS. */
const extension = build({
  ...COMMON,
  entryPoints: ['extension/extension.ts'],
  outdir: OUT,
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  external: ['vscode'],
});

await Promise.all([trainer, extension]);
chmodSync(path.join(OUT, 'cli.js'), 0o755);
for (const probe of PROBES) copyFileSync(path.join('extension/trainer/compute/backends', probe), path.join(OUT, probe));
