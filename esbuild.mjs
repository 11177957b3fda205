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
  // The other form of jsonc-parser loads its parts in a way that no bundler sees.
  mainFields: ['module', 'main'],
  external: ['vscode'],
});

/** The views: one script and one style sheet each, for the Chromium of the oldest VS Code that we run in. */
const webviews = build({
  bundle: true,
  platform: 'browser',
  target: 'chrome132',
  entryPoints: { dashboard: 'webviews/dashboard/main.tsx' },
  outdir: `${OUT}/webviews`,
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minify: true,
  sourcemap: 'linked',
  logLevel: 'warning',
});

await Promise.all([trainer, extension, webviews]);
chmodSync(path.join(OUT, 'cli.js'), 0o755);
for (const probe of PROBES) copyFileSync(path.join('extension/trainer/compute/backends', probe), path.join(OUT, probe));
