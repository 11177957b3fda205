/** The npm package's own binding, patched and compiled against an unpacked TensorFlow. */
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { applyPatch } from './applyPatch.mjs';
import { runCancellable } from './run.mjs';

/**
 * Leaves `directory/tfjs_binding.node`, which finds the library relative to itself, so the folder can be moved.
 * The one compiler call replaces node-gyp and its download of Node's headers.
 * @param {{ compiler: string, sources: import('./nativeSources.mjs').NativeSources, directory: string, signal?: AbortSignal }} job
 *   `directory/tensorflow` holds the library and its headers
 * @returns {Promise<string>} the binding's path relative to the folder
 */
export async function compileBinding({ compiler, sources, directory, signal }) {
  const patched = path.join(directory, 'binding');
  cpSync(sources.binding, patched, { recursive: true });
  applyPatch(sources.patch, patched);

  const tensorflow = path.join(directory, 'tensorflow');
  const headers = [path.join(tensorflow, 'include'), sources.nodeHeaders];
  const binding = 'tfjs_binding.node';
  const args = [
    ...['-shared', '-fPIC', '-O2', '-std=c++17', '-DNAPI_VERSION=8'],
    ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((file) => path.join(patched, file)),
    ...headers.map((folder) => `-I${folder}`),
    ...[
      `-L${tensorflow}`,
      '-l:libtensorflow_cc.so.2',
      '-l:libtensorflow_framework.so.2',
      '-Wl,-rpath,$ORIGIN/tensorflow',
    ],
    ...['-o', path.join(directory, binding)],
  ];
  await runCancellable(compiler, args, { signal });
  rmSync(patched, { recursive: true });
  rmSync(path.join(tensorflow, 'include'), { recursive: true });
  return binding;
}
