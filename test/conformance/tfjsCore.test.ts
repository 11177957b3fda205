import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { tensorflowBackend } from '../../extension/trainer/compute/backends/tensorflow';
import type { SuiteReport } from './tfjsCore/suite';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(ROOT, '.cache/tfjsCore');

const probe = await tensorflowBackend.probe();
if (!probe.ok) console.warn(`SKIPPED tfjs-core's suite: ${probe.reason}`);

describe.skipIf(!probe.ok)("tfjs-core's own suite on the native backend", () => {
  test('passes but for what is known of this version of TensorFlow', async () => {
    const { passed, failures, library, ignored } = await runSuite();
    console.log(
      `${library}: ${passed} passed, ${Object.keys(failures).length} failed, ${ignored} on upstream's ignore list`,
    );
    const known = library === 'TensorFlow 2.16.2' ? [] : ['round test-tensorflow {} int32'];
    expect(Object.keys(failures).filter((name) => !known.some((part) => name.includes(part)))).toEqual([]);
    expect(passed).toBeGreaterThanOrEqual(3870);
  });
});

async function runSuite(): Promise<SuiteReport> {
  mkdirSync(FOLDER, { recursive: true });
  const bundle = path.join(FOLDER, 'suite.mjs');
  const report = path.join(FOLDER, 'report.json');
  await build({
    entryPoints: [path.join(ROOT, 'test/conformance/tfjsCore/suite.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // tfjs-core's tests are modules that only a bundler can load; what they test is the one instance in node_modules.
    external: ['@tensorflow/tfjs', '@tensorflow/tfjs-node-gpu', 'webgpu', 'jasmine', 'jasmine-core'],
    banner: {
      js: "import { createRequire as outer } from 'node:module'; globalThis.require = outer(import.meta.url);",
    },
    ignoreAnnotations: true,
    logLevel: 'error',
  });
  const run = spawnSync(process.execPath, [bundle, report], { cwd: ROOT, encoding: 'utf8' });
  if (run.status !== 0 && run.status !== 3)
    throw new Error(`the suite ended with ${run.status ?? run.signal}:\n${run.stderr}`);
  return JSON.parse(readFileSync(report, 'utf8')) as SuiteReport;
}
