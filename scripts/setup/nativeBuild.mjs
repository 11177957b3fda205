/** Makes a build of the native binding in the user's data directory. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { NATIVE_PINS, nativeDirectory, readNativeBuild } from '../../extension/trainer/compute/native/nativeCache.mjs';
import { makeCacheFolder } from './cacheFolder.mjs';
import { compileBinding } from './compile.mjs';
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
  return makeCacheFolder({
    directory: nativeDirectory(variant),
    neededGb: NEEDED_GB[variant],
    read: () => readNativeBuild(variant),
    fill: (building) => fill({ root, variant, tools, building, detail }),
    force,
    detail,
  });
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
