/** Bundles what does not run in vitest into dist/test/: the suites of the extension host, and the stand-in for VS Code. */
import { chmodSync, copyFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../setup/setUp.mjs';

const OUT = path.join(ROOT, 'dist/test');

/** What `@vscode/test-electron` gets instead of VS Code; see test/harness. */
export const VSCODE_SHIM = path.join(OUT, 'vscodeShim.mjs');

/** The module whose `run` VS Code calls in the extension host. */
export const SUITE_RUNNER = path.join(OUT, 'vscode/runner.cjs');

/** Begins with an empty folder, so that a suite that was deleted does not run on. */
export async function bundleTests() {
  const { build } = await import('esbuild');
  rmSync(OUT, { recursive: true, force: true });
  const suites = readdirSync(path.join(ROOT, 'test/vscode')).filter((name) => /(\.test|^runner)\.ts$/.test(name));
  /** @satisfies {import('esbuild').BuildOptions} */
  const common = /** @type {const} */ ({ bundle: true, platform: 'node', target: 'node20', sourcemap: 'inline' });
  await build({
    ...common,
    entryPoints: suites.map((name) => path.join(ROOT, 'test/vscode', name)),
    outdir: path.dirname(SUITE_RUNNER),
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    external: ['vscode', 'mocha'],
  });
  await build({
    ...common,
    entryPoints: [path.join(ROOT, 'test/harness/vscodeShim.ts')],
    outfile: VSCODE_SHIM,
    format: 'esm',
    packages: 'external',
    banner: { js: '#!/usr/bin/env node' },
  });
  chmodSync(VSCODE_SHIM, 0o755);
  copyFileSync(path.join(ROOT, 'test/harness/keeper.mjs'), path.join(OUT, 'keeper.mjs'));
}
