/** Makes a build of the native binding in the user's data directory. */
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NATIVE_PINS, nativeDirectory, readNativeBuild } from '../../extension/trainer/compute/native/nativeCache.mjs';
import { compileBinding } from './compile.mjs';
import { withLock } from './lock.mjs';
import { installPrebuilt } from './prebuilt.mjs';
import { run, SetupError } from './run.mjs';
import { unpackTensorFlow } from './wheel.mjs';

/** @typedef {import('../../extension/trainer/compute/native/nativeCache.mjs').NativeBuild} NativeBuild */
/** @typedef {import('../../extension/trainer/compute/native/nativeCache.mjs').NativeVariant} NativeVariant */

/** Disk needed while building, downloads included. */
const NEEDED_GB = { cpu: 1.5, cuda: 11, prebuilt: 1.5 };

/**
 * Makes a build and returns it; returns the one that is there if another set-up has made it meanwhile.
 * @param {{ root: string, variant: NativeVariant, tools: import('./tools.mjs').Tools | null, force?: boolean,
 *   detail: (line: string) => void }} job `tools` may be null for `prebuilt` only
 * @returns {Promise<NativeBuild>}
 * @throws {SetupError} when it cannot be made; nothing is left behind then
 */
export async function makeNativeBuild({ root, variant, tools, force = false, detail }) {
  const directory = nativeDirectory(variant);
  const cache = path.dirname(directory);
  mkdirSync(cache, { recursive: true });
  return withLock(
    path.join(cache, 'setup.lock'),
    async () => {
      const made = readNativeBuild(variant);
      if (made && !force) return made;
      removeLeftovers(cache);
      checkDisk(cache, variant);
      const building = mkdtempSync(path.join(cache, '.building-'));
      try {
        await fill({ root, variant, tools, building, detail });
        rmSync(directory, { recursive: true, force: true });
        renameSync(building, directory);
      } finally {
        rmSync(building, { recursive: true, force: true });
      }
      return /** @type {NativeBuild} */ (readNativeBuild(variant));
    },
    () => detail('another set-up is building it; waiting'),
  );
}

/**
 * @param {{ root: string, variant: NativeVariant, tools: import('./tools.mjs').Tools | null, building: string,
 *   detail: (line: string) => void }} job
 */
async function fill({ root, variant, tools, building, detail }) {
  let binding;
  if (variant === 'prebuilt') {
    detail("running tfjs-node's own installer");
    binding = await installPrebuilt({ root, directory: building });
  } else {
    if (!tools) throw new SetupError('compiling needs python3 and g++');
    unpackTensorFlow({ tools, variant, version: NATIVE_PINS.tensorflow[variant], directory: building, detail });
    detail('compiling the binding');
    binding = compileBinding({ compiler: tools.compiler, root, directory: building });
  }
  const { tensorflow, functions } = verifyBinding(root, path.join(building, binding));
  writeFileSync(path.join(building, 'native.json'), JSON.stringify({ binding, tensorflow, functions }));
}

/**
 * Multiplies two matrices with a binding, in another process.
 * @param {string} root
 * @param {string} binding
 * @returns {{ tensorflow: string, functions: boolean, gpu: boolean }}
 */
export function verifyBinding(root, binding) {
  const program = path.join(root, 'extension/trainer/compute/backends/bindingProbe.mjs');
  return JSON.parse(run(process.execPath, [program, binding]));
}

/**
 * Folders of set-ups that were killed; we hold the lock, so nobody is working in them.
 * @param {string} cache
 */
function removeLeftovers(cache) {
  for (const name of readdirSync(cache).filter((name) => name.startsWith('.building-'))) {
    rmSync(path.join(cache, name), { recursive: true, force: true });
  }
}

/**
 * @param {string} cache
 * @param {NativeVariant} variant
 */
function checkDisk(cache, variant) {
  const { bavail, bsize } = statfsSync(cache);
  const free = (bavail * bsize) / 1e9;
  if (free >= NEEDED_GB[variant]) return;
  throw new SetupError(
    `Building needs ${NEEDED_GB[variant]} GB of disk for a while, and ${cache} has ${free.toFixed(1)} GB. ` +
      'Free some, or set XDG_DATA_HOME to a folder on another disk.',
  );
}
