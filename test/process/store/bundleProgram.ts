import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

/** Makes the TypeScript program beside the tests that has this name runnable with node; returns a function that gives its path. */
export function bundleProgram(name: string): () => string {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'couplet-program-'));
    buildSync({
      entryPoints: [new URL(`${name}.ts`, import.meta.url).pathname],
      outfile: join(folder, `${name}.mjs`),
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => join(folder, `${name}.mjs`);
}
