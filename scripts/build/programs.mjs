/** What the programs in dist/ are bundled from, and how. */

export const OUT = 'dist';

/** @satisfies {import('esbuild').BuildOptions} */
const COMMON = /** @type {const} */ ({
  bundle: true,
  outdir: OUT,
  sourcemap: 'linked',
  logLevel: 'warning',
  metafile: true,
});

/** @satisfies {import('esbuild').BuildOptions} */
const NODE = /** @type {const} */ ({
  ...COMMON,
  platform: 'node',
  target: 'node20',
  // Its main file is UMD, which hides what it requires from bundlers.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
});

/** What packages written as CommonJS take for granted, for a bundle that is a module. */
const COMMON_JS_GLOBALS = `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);
const __dirname = require('node:path').dirname(require('node:url').fileURLToPath(import.meta.url));`;

/**
 * The trainer with its packages, each program in one file: a training outlives its window and may not miss a part when an update removes
 * the folder it came from. `webgpu` is native code, and optional.
 * @satisfies {import('esbuild').BuildOptions}
 */
export const TRAINER = /** @type {const} */ ({
  ...NODE,
  entryPoints: { cli: 'extension/trainer/cli.ts', trainer: 'extension/trainer/process/main.ts' },
  format: 'esm',
  external: ['webgpu'],
  banner: { js: `#!/usr/bin/env node\n${COMMON_JS_GLOBALS}` },
});

/**
 * The native set-up, for where there are no sources.
 * @satisfies {import('esbuild').BuildOptions}
 */
export const NATIVE_SET_UP = /** @type {const} */ ({
  ...NODE,
  entryPoints: ['scripts/setUpNative.mjs'],
  outExtension: { '.js': '.mjs' },
  format: 'esm',
});

/**
 * The extension; VS Code gives `vscode` to `require` only, so it is CommonJS.
 * @satisfies {import('esbuild').BuildOptions}
 */
export const EXTENSION = /** @type {const} */ ({
  ...NODE,
  entryPoints: ['extension/extension.ts'],
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  external: ['vscode'],
});

/**
 * The views: one script and one style sheet each, for the Chromium of the oldest VS Code that we run in.
 * @satisfies {import('esbuild').BuildOptions}
 */
export const WEBVIEWS = /** @type {const} */ ({
  ...COMMON,
  platform: 'browser',
  target: 'chrome132',
  entryPoints: {
    dashboard: 'webviews/dashboard/main.tsx',
    inspector: 'webviews/inspector/main.tsx',
    agreement: 'webviews/agreement/main.tsx',
  },
  outdir: `${OUT}/webviews`,
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minify: true,
});
