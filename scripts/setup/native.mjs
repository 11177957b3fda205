/** The native part: a TensorFlow binding in this machine's cache, made once and shared by all clones. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NATIVE_PINS, nativeDirectory, readNativeBuild } from '../../extension/trainer/compute/native/nativeCache.mjs';
import { compileBinding } from './compile.mjs';
import { run } from './run.mjs';
import { findTools } from './tools.mjs';
import { unpackTensorFlow } from './wheel.mjs';

/**
 * @param {{ root: string, variant: 'cpu' | 'cuda', log: (line: string) => void }} options
 */
export function setUpNative({ root, variant, log }) {
  const done = readNativeBuild(variant);
  if (done) return done;
  const { tools, missing } = findTools();
  if (!tools) throw new Error(missing.join('\n'));
  const directory = nativeDirectory(variant);
  mkdirSync(path.dirname(directory), { recursive: true });
  const building = mkdtempSync(path.join(path.dirname(directory), '.building-'));
  try {
    unpackTensorFlow({ tools, variant, version: NATIVE_PINS.tensorflow[variant], directory: building, log });
    log('compiling the binding');
    compileBinding({ compiler: tools.compiler, root, directory: building });
    const verify = path.join(root, 'extension/trainer/compute/native/verifyBinding.mjs');
    const facts = JSON.parse(run(process.execPath, [verify, path.join(building, 'tfjs_binding.node')]));
    const { tensorflow, functions } = facts;
    writeFileSync(
      path.join(building, 'native.json'),
      JSON.stringify({ binding: 'tfjs_binding.node', tensorflow, functions }),
    );
    renameSync(building, directory);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return readNativeBuild(variant);
}
