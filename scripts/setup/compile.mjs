/** The npm package's own binding, patched and compiled against an unpacked TensorFlow. */
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { applyPatch } from './applyPatch.mjs';
import { run } from './run.mjs';

/**
 * Leaves `directory/tfjs_binding.node`, which finds the library relative to itself, so the folder can be moved.
 * The one compiler call replaces node-gyp and its download of Node's headers.
 * @param {{ compiler: string, root: string, directory: string }} job `directory/tensorflow` holds the library and its headers
 * @returns {string} the binding's path relative to the folder
 */
export function compileBinding({ compiler, root, directory }) {
  const packages = path.join(root, 'node_modules');
  const sources = path.join(directory, 'binding');
  cpSync(path.join(packages, '@tensorflow/tfjs-node-gpu/binding'), sources, { recursive: true });
  applyPatch(path.join(root, 'extension/trainer/compute/native/binding.patch'), sources);

  const tensorflow = path.join(directory, 'tensorflow');
  const headers = [path.join(tensorflow, 'include'), path.join(packages, 'node-api-headers/include')];
  const binding = 'tfjs_binding.node';
  run(compiler, [
    ...['-shared', '-fPIC', '-O2', '-std=c++17', '-DNAPI_VERSION=8'],
    ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((file) => path.join(sources, file)),
    ...headers.map((folder) => `-I${folder}`),
    ...[
      `-L${tensorflow}`,
      '-l:libtensorflow_cc.so.2',
      '-l:libtensorflow_framework.so.2',
      '-Wl,-rpath,$ORIGIN/tensorflow',
    ],
    ...['-o', path.join(directory, binding)],
  ]);
  rmSync(sources, { recursive: true });
  rmSync(path.join(tensorflow, 'include'), { recursive: true });
  return binding;
}
