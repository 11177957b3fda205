/**
 * The native part: TensorFlow's C library and a binding to it, made once per machine and shared by all clones.
 *
 * Compiling comes before the package's own download, although that would be quicker: the prebuilt binding cannot register functions,
 * so graph execution (trainer/compute/jit) would lack its faster form, and its TensorFlow 2.9 with CUDA 11.2 predates today's GPUs.
 * What is prebuilt serves where nothing can be compiled: macOS, Windows, no compiler, no Python.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nativeDirectory, readNativeBuild } from '../../extension/trainer/compute/native/nativeCache.mjs';
import { makeNativeBuild, verifyBinding } from './nativeBuild.mjs';
import { SetupError, tryRun } from './run.mjs';
import { findTools } from './tools.mjs';

/** @typedef {import('../../extension/trainer/compute/native/nativeCache.mjs').NativeBuild} NativeBuild */
/** @typedef {import('../../extension/trainer/compute/native/nativeCache.mjs').NativeVariant} NativeVariant */

/** Measured: 1.6 s for a training step of 1 M parameters and 2,048 tokens on two cores, against 0.12 s as a graph. */
const WITHOUT_NATIVE =
  'Going on with WebAssembly, which trains about ten times slower than native TensorFlow; to change that';

/** A failed attempt is not repeated at every start. */
const RETRY_AFTER_MS = 60 * 60_000;

/**
 * @param {object} job
 * @param {string} job.root
 * @param {boolean} [job.gpu] with or without CUDA; by whether `nvidia-smi` finds a device when not given
 * @param {boolean} [job.skip] do not build
 * @param {boolean} [job.force] build even if a build is there or an attempt has just failed
 * @param {(line: string) => void} job.detail
 * @returns {Promise<import('./log.mjs').StepResult>}
 */
export async function setUpNative({ root, gpu, skip = false, force = false, detail }) {
  const variant = (gpu ?? seesNvidiaDevice()) ? 'cuda' : 'cpu';
  const found = readNativeBuild(variant);
  if (found && !force) return { done: true, summary: describe(found) };
  if (skip) return { done: true, summary: 'left out', notices: [`${WITHOUT_NATIVE}, run \`npm run setup\`.`] };

  const { tools, missing } = findTools();
  const before = force ? null : readFailure(variant, missing);
  if (before) return withoutBuild(variant, before, true);

  const problems = process.platform === 'linux' ? [...missing] : [`nothing is compiled on ${process.platform}`];
  for (const candidate of candidates(variant, tools !== null)) {
    try {
      const build = await makeNativeBuild({ root, variant: candidate, tools, force, detail });
      if (candidate === variant) rmSync(failureFile(variant), { force: true });
      else writeFailure(variant, missing, problems);
      return { done: false, summary: describe(build), notices: [...problems, ...gpuNotice(root, build)] };
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      problems.push(`${candidate}: ${error.message}`);
    }
  }
  writeFailure(variant, missing, problems);
  return withoutBuild(variant, problems, false);
}

/**
 * What to try, in order.
 * @param {'cpu' | 'cuda'} variant
 * @param {boolean} canCompile
 * @returns {NativeVariant[]}
 */
function candidates(variant, canCompile) {
  if (process.platform !== 'linux' || !canCompile) return ['prebuilt'];
  return variant === 'cuda' ? ['cuda', 'cpu'] : ['cpu', 'prebuilt'];
}

/**
 * The build of another kind that is there, or the sentence about what going on without one costs.
 * @param {'cpu' | 'cuda'} variant
 * @param {string[]} problems
 * @param {boolean} done whether nothing was tried
 * @returns {import('./log.mjs').StepResult}
 */
function withoutBuild(variant, problems, done) {
  const other = (variant === 'cuda' ? readNativeBuild('cpu') : null) ?? readNativeBuild('prebuilt');
  if (other) return { done, summary: describe(other) };
  const reasons = problems.map((problem) => `  - ${problem.replaceAll('\n', '\n    ')}`);
  const change = 'put one of these right and run `npm run setup -- --force-native`:';
  return { done, summary: 'not built', notices: [`${WITHOUT_NATIVE}, ${change}`, ...reasons] };
}

/** @param {NativeBuild} build */
function describe({ tensorflow, variant, functions }) {
  const kind = { cpu: 'CPU', cuda: 'CUDA', prebuilt: 'prebuilt' }[variant];
  return `TensorFlow ${tensorflow} (${kind})${functions ? '' : ', without graph functions'}`;
}

/**
 * @param {string} root
 * @param {NativeBuild} build
 * @returns {string[]}
 */
function gpuNotice(root, build) {
  if (build.variant !== 'cuda' || !seesNvidiaDevice() || verifyBinding(root, build.binding).gpu) return [];
  return [
    'TensorFlow was built for CUDA but sees no GPU although nvidia-smi does: the driver is probably older than CUDA 12 needs ' +
      '(version 525). Update the driver, or build for the CPU with `npm run setup -- --cpu`.',
  ];
}

function seesNvidiaDevice() {
  const { ok, stdout } = tryRun('nvidia-smi', ['-L']);
  return ok && stdout.includes('GPU');
}

/** @param {NativeVariant} variant */
function failureFile(variant) {
  return `${nativeDirectory(variant)}.failed.json`;
}

/**
 * @param {NativeVariant} variant
 * @param {string[]} missing
 * @param {string[]} problems
 */
function writeFailure(variant, missing, problems) {
  mkdirSync(path.dirname(failureFile(variant)), { recursive: true });
  writeFileSync(failureFile(variant), JSON.stringify({ at: Date.now(), missing, problems }));
}

/**
 * The problems of an attempt within the last hour under the same circumstances.
 * @param {NativeVariant} variant
 * @param {string[]} missing
 * @returns {string[] | null}
 */
function readFailure(variant, missing) {
  if (!existsSync(failureFile(variant))) return null;
  const failure = JSON.parse(readFileSync(failureFile(variant), 'utf8'));
  const same = failure.missing.join() === missing.join();
  return same && Date.now() - failure.at < RETRY_AFTER_MS ? failure.problems : null;
}
