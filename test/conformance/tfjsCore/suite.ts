import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tensorflowBackend } from '../../../extension/trainer/compute/backends/tensorflow';

/** The part of jasmine's runner that is used here; the package has no types of its own. */
interface JasmineRunner {
  readonly env: { configure(options: { specFilter(spec: { getFullName(): string }): boolean }): void };
  loadConfig(options: { spec_files: readonly string[]; random: boolean }): void;
  clearReporters(): void;
  addReporter(reporter: { specDone(spec: SpecResult): void; jasmineDone(): void }): void;
  execute(): Promise<unknown>;
}

interface SpecResult {
  readonly fullName: string;
  readonly status: string;
  readonly failedExpectations: readonly { readonly message: string }[];
}

/** What one run of the suite found. */
export interface SuiteReport {
  readonly library: string;
  readonly passed: number;
  /** Full names of the failed specs, and the first message of each. */
  readonly failures: Readonly<Record<string, string>>;
  /** Specs left out by the ignore list that tfjs-node's authors use themselves. */
  readonly ignored: number;
}

/**
 * Runs tfjs-core's own test suite, made for backends, against our native one. Bundled and started in a process of its own by
 * `tfjsCore.test.ts`, because the suite brings its own runner and global functions.
 * Usage: node suite.js REPORT_FILE
 */
async function main(reportFile: string): Promise<void> {
  const { library } = await tensorflowBackend.activate();
  const require = createRequire(import.meta.url);
  const Jasmine = require('jasmine') as new (options: { projectBaseDir: string }) => JasmineRunner;
  const ignoreList = readIgnoreList(require.resolve('@tensorflow/tfjs-node-gpu/src/run_tests.ts'));
  const runner = new Jasmine({ projectBaseDir: process.cwd() });
  runner.loadConfig({ spec_files: [], random: false });

  // The tests register themselves when loaded, for the environments known by then.
  const { setTestEnvs } = await import('@tensorflow/tfjs-core/dist/jasmine_util');
  setTestEnvs([{ name: 'test-tensorflow', backendName: 'tensorflow', flags: {}, isDataSync: true }]);
  await import('@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops');
  await import('@tensorflow/tfjs-core/dist/register_all_gradients');
  await import('@tensorflow/tfjs-core/dist/tests');

  let passed = 0;
  let ignored = 0;
  const failures: Record<string, string> = {};
  runner.env.configure({
    specFilter(spec) {
      const ignore = ignoreList.some((part) => spec.getFullName().includes(part));
      if (ignore) ignored++;
      return !ignore;
    },
  });
  runner.clearReporters();
  runner.addReporter({
    specDone(spec) {
      if (spec.status === 'passed') passed++;
      if (spec.status === 'failed') failures[spec.fullName] = spec.failedExpectations[0]?.message ?? '';
    },
    jasmineDone() {
      const report: SuiteReport = { library, passed, failures, ignored };
      writeFileSync(reportFile, JSON.stringify(report));
    },
  });
  await runner.execute();
}

/** The ignore list of tfjs-node's own test program, which the package ships as source. */
function readIgnoreList(file: string): readonly string[] {
  const list = /IGNORE_LIST: string\[\] = \[([\s\S]*?)\n\];/.exec(readFileSync(file, 'utf8'))?.[1];
  if (!list) throw new Error(`${file} has no IGNORE_LIST any more`);
  return [...list.replaceAll(/^\s*\/\/.*$/gm, '').matchAll(/'((?:[^'\\]|\\.)*)'/g)].map((match) => match[1]);
}

await main(process.argv[2]);
