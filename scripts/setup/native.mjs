/**
 * The native part: TensorFlow's C library and a binding to it, made once per machine and shared by all clones.
 *
 * Compiling comes before the package's own download, although that would be quicker: the prebuilt binding cannot register functions,
 * so graph execution (trainer/compute/jit) would lack its faster form, and its TensorFlow 2.9 with CUDA 11.2 predates today's GPUs.
 * What is prebuilt serves where nothing can be compiled: macOS, Windows, no compiler, no Python.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readNativeBuild } from '../../extension/trainer/compute/native/nativeCache.mjs';
import { describeBuild, makeNativeBuild, verifyBinding } from './nativeBuild.mjs';
import { cloneSources } from './nativeSources.mjs';
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
  if (found && !force) return { done: true, summary: describeBuild(found) };
  if (skip) return { done: true, summary: 'left out', notices: [`${WITHOUT_NATIVE}, run \`npm run setup\`.`] };

  const { tools, missing } = findTools();
  const before = force ? null : readFailure(root, variant, missing);
  if (before) return withoutBuild(variant, before, true);

  const problems = process.platform === 'linux' ? [...missing] : [];
  const sources = cloneSources(root);
  for (const candidate of candidates(variant, tools !== null)) {
    try {
      const build = await makeNativeBuild({ sources, variant: candidate, tools, force, detail });
      if (candidate === variant) rmSync(failureFile(root), { force: true });
      else writeFailure(root, { variant, missing, problems });
      return {
        done: false,
        summary: describeBuild(build),
        notices: [...whyNotBetter(variant, problems), ...(await gpuNotice(sources.probe, build))],
      };
    } catch (error) {
      problems.push(`${candidate}: ${messageOf(error)}`);
    }
  }
  writeFailure(root, { variant, missing, problems });
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
 * What stood in the way of the build that was wanted, when another was made.
 * @param {'cpu' | 'cuda'} variant
 * @param {string[]} problems
 * @returns {string[]}
 */
function whyNotBetter(variant, problems) {
  const better = { cpu: 'be compiled here, which runs graphs faster', cuda: 'use the GPU' }[variant];
  return problems.length === 0 ? [] : [`With these put right, TensorFlow could ${better}:`, ...listed(problems)];
}

/** @param {string[]} problems */
function listed(problems) {
  return problems.map((problem) => `  - ${problem.replaceAll('\n', '\n    ')}`);
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
  if (other) return { done, summary: describeBuild(other) };
  const change = 'put one of these right and run `npm run setup -- --force-native`:';
  return { done, summary: 'not built', notices: [`${WITHOUT_NATIVE}, ${change}`, ...listed(problems)] };
}

/**
 * @param {string} probe
 * @param {NativeBuild} build
 * @returns {Promise<string[]>}
 */
async function gpuNotice(probe, build) {
  if (build.variant !== 'cuda' || !seesNvidiaDevice() || (await verifyBinding(probe, build.binding)).gpu) return [];
  return [
    'TensorFlow was built for CUDA but sees no GPU although nvidia-smi does: the driver is probably older than CUDA 12 needs ' +
      '(version 525). Update the driver, or build for the CPU with `npm run setup -- --cpu`.',
  ];
}

function seesNvidiaDevice() {
  const { ok, stdout } = tryRun('nvidia-smi', ['-L']);
  return ok && stdout.includes('GPU');
}

/**
 * The words for what a person can put right: a failed program, a full disk, a folder that cannot be written.
 * @param {unknown} error
 * @returns {string}
 */
function messageOf(error) {
  if (error instanceof SetupError) return error.message;
  if (error instanceof Error && 'syscall' in error) {
    return `${error.message}. Set XDG_DATA_HOME to a folder with room that you can write to.`;
  }
  throw error;
}

/** @param {string} root */
function failureFile(root) {
  return path.join(root, '.cache/native-failed.json');
}

/**
 * @typedef {object} Failure
 * @property {NativeVariant} variant what was wanted
 * @property {string[]} missing the tools that were not there
 * @property {string[]} problems
 */

/**
 * @param {string} root
 * @param {Failure} failure
 */
function writeFailure(root, failure) {
  mkdirSync(path.dirname(failureFile(root)), { recursive: true });
  writeFileSync(failureFile(root), JSON.stringify({ ...failure, at: Date.now() }));
}

/**
 * The problems of an attempt within the last hour under the same circumstances.
 * @param {string} root
 * @param {NativeVariant} variant
 * @param {string[]} missing
 * @returns {string[] | null}
 */
function readFailure(root, variant, missing) {
  if (!existsSync(failureFile(root))) return null;
  /** @type {Failure & { at: number }} */
  const failure = JSON.parse(readFileSync(failureFile(root), 'utf8'));
  const same = failure.variant === variant && failure.missing.join() === missing.join();
  return same && Date.now() - failure.at < RETRY_AFTER_MS ? failure.problems : null;
}
