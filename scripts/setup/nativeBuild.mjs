/** Makes a build of the native binding in the user's data directory. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { nativeDirectory, readNativeBuild } from '../../extension/trainer/compute/native/nativeCache.mjs';
import { makeCacheFolder } from './cacheFolder.mjs';
import { compileBinding } from './compile.mjs';
import { installPrebuilt } from './prebuilt.mjs';
import { runCancellable, SetupError } from './run.mjs';
import { unpackTensorFlow } from './wheel.mjs';

/** @typedef {import('../../extension/trainer/compute/native/nativeCache.mjs').NativeBuild} NativeBuild */
/** @typedef {import('../../extension/trainer/compute/native/nativeCache.mjs').NativeVariant} NativeVariant */

/**
 * @typedef {object} BuildJob
 * @property {import('./nativeSources.mjs').NativeSources} sources
 * @property {NativeVariant} variant
 * @property {import('./tools.mjs').Tools | null} tools may be null for `prebuilt` only
 * @property {(line: string) => void} detail
 * @property {AbortSignal} [signal] ends whatever is under way
 */

/** Disk needed while building, downloads included. */
const NEEDED_GB = { cpu: 1.5, cuda: 11, prebuilt: 1.5 };

/**
 * Makes a build and returns it; returns the one that is there if another set-up has made it meanwhile.
 * @param {BuildJob & { force?: boolean }} job
 * @returns {Promise<NativeBuild>}
 * @throws {SetupError} when it cannot be made; nothing is left behind then
 */
export async function makeNativeBuild({ force = false, ...job }) {
  const { variant, detail, signal } = job;
  return makeCacheFolder({
    directory: nativeDirectory(variant),
    neededGb: NEEDED_GB[variant],
    read: () => readNativeBuild(variant),
    fill: (building) => fill({ ...job, building }),
    force,
    detail,
    signal,
  });
}

/** @param {BuildJob & { building: string }} job */
async function fill({ sources, variant, tools, building, detail, signal }) {
  let binding;
  if (variant === 'prebuilt') {
    detail("running tfjs-node's own installer");
    binding = await installPrebuilt({ modules: sources.modules, directory: building });
  } else {
    if (!tools) throw new SetupError('compiling needs python3 and g++');
    await unpackTensorFlow({ tools, variant, wheels: sources.wheels, directory: building, detail, signal });
    detail('compiling the binding');
    binding = await compileBinding({ compiler: tools.compiler, sources, directory: building, signal });
  }
  const { tensorflow, functions } = await verifyBinding(sources.probe, path.join(building, binding), signal);
  writeFileSync(path.join(building, 'native.json'), JSON.stringify({ binding, tensorflow, functions }));
}

/**
 * Multiplies two matrices with a binding, in another process.
 * @param {string} probe
 * @param {string} binding
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ tensorflow: string, functions: boolean, gpu: boolean }>}
 */
export async function verifyBinding(probe, binding, signal) {
  return JSON.parse(await runCancellable(process.execPath, [probe, binding], { signal }));
}

/**
 * A build in words: `TensorFlow 2.16.2 (CPU)`.
 * @param {NativeBuild} build
 * @returns {string}
 */
export function describeBuild({ tensorflow, variant, functions }) {
  const kind = { cpu: 'CPU', cuda: 'CUDA', prebuilt: 'prebuilt' }[variant];
  return `TensorFlow ${tensorflow} (${kind})${functions ? '' : ', without graph functions'}`;
}
