import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Text files are imported as their text, as in the bundles. */
const TEXT_FILES = {
  name: 'text-files',
  enforce: 'pre',
  load: (id: string) => (id.endsWith('.txt') ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))}` : null),
} as const;

/** Native TensorFlow lives in one process per test file; two files at a time fit two cores. */
export default defineConfig({
  plugins: [TEXT_FILES],
  test: {
    include: ['test/{unit,conformance,process,ui}/**/*.test.ts'],
    alias: { vscode: fileURLToPath(new URL('test/helpers/vscode.ts', import.meta.url)) },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What is waited for comes when the machine gets to it; a test that waits in vain is rare and may take its time.
    expect: { poll: { timeout: 30_000 } },
  },
});
