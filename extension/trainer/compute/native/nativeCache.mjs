/**
 * Where the native TensorFlow binding of this machine lives. The set-up script writes there and the trainer reads there, so this
 * is the one place that knows; it is plain JavaScript because the set-up runs before anything is installed or compiled.
 */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** What the binding is made from. Changing any of these makes a new folder in the cache; older clones keep using theirs. */
export const NATIVE_PINS = {
  /** Version of `@tensorflow/tfjs-node-gpu`, whose binding sources are compiled. */
  binding: '4.22.0',
  /** Start of the SHA-256 of `binding.patch`; a test compares. */
  patch: '7e35969eafb1',
  /** Versions of the Python wheels that hold the C library: 2.16.2 passes all of tfjs-core's tests, 2.21.0 knows CUDA 12.9. */
  tensorflow: { cpu: '2.16.2', cuda: '2.21.0' },
};

/**
 * `cpu` and `cuda` are compiled here against TensorFlow's wheels; `prebuilt` is what the npm package itself downloads.
 * @typedef {'cpu' | 'cuda' | 'prebuilt'} NativeVariant
 */

/**
 * What `native.json` in a finished folder says.
 * @typedef {object} NativeBuild
 * @property {NativeVariant} variant
 * @property {string} directory absolute folder of the build
 * @property {string} binding absolute path of the `.node` file
 * @property {string} tensorflow version of the C library
 * @property {boolean} functions whether graphs can be registered as functions
 */

/**
 * The folder for this user's data on this machine: `$XDG_DATA_HOME/couplet`, or what the system uses.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @returns {string}
 */
export function dataDirectory(env = process.env, platform = process.platform) {
  if (env.XDG_DATA_HOME) return path.join(env.XDG_DATA_HOME, 'couplet');
  if (platform === 'win32') return path.join(env.LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local'), 'couplet');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'couplet');
  return path.join(homedir(), '.local', 'share', 'couplet');
}

/**
 * The folder of one build; its name carries everything that decides whether the build still fits.
 * @param {NativeVariant} variant
 * @returns {string}
 */
export function nativeDirectory(variant) {
  const { binding, patch, tensorflow } = NATIVE_PINS;
  const library = variant === 'prebuilt' ? 'prebuilt' : `tf${tensorflow[variant]}-${variant}-${patch}`;
  const key = `tfjs${binding}-${library}-${process.platform}-${process.arch}-napi8`;
  return path.join(dataDirectory(), 'native', key);
}

/**
 * A finished build, or null. Builds are renamed into place when complete, so whatever is there is whole.
 * @param {NativeVariant} variant
 * @returns {NativeBuild | null}
 */
export function readNativeBuild(variant) {
  const directory = nativeDirectory(variant);
  const file = path.join(directory, 'native.json');
  if (!existsSync(file)) return null;
  const facts = JSON.parse(readFileSync(file, 'utf8'));
  return { ...facts, variant, directory, binding: path.join(directory, facts.binding) };
}

/**
 * The build to use: the CUDA one where a GPU is wanted and visible, else the CPU one, else whatever there is.
 * @param {{ gpu?: boolean }} [options] `gpu: false` prefers the CPU build even where there is a GPU
 * @returns {NativeBuild | null}
 */
export function findNativeBuild({ gpu = hasNvidiaDevice() } = {}) {
  /** @type {NativeVariant[]} */
  const order = gpu ? ['cuda', 'cpu', 'prebuilt'] : ['cpu', 'cuda', 'prebuilt'];
  for (const variant of order) {
    const build = readNativeBuild(variant);
    if (build) return build;
  }
  return null;
}

/**
 * Whether the NVIDIA driver shows this process a device; reads file names only, so it costs nothing at every start.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {boolean}
 */
export function hasNvidiaDevice(env = process.env) {
  if (env.CUDA_VISIBLE_DEVICES === '' || env.CUDA_VISIBLE_DEVICES === '-1') return false;
  return existsSync('/dev/nvidiactl') || existsSync('/dev/dxg');
}
