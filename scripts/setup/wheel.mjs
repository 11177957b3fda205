/** TensorFlow's C library and headers, taken out of the Python wheel; Python itself is only the download client. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { withDownloadProgress } from './downloadProgress.mjs';
import { pip, pythonWithPip } from './pip.mjs';
import { runCancellable, tryRun } from './run.mjs';

/** The C library does not use Python, so any tag will do: a fixed one serves every Python 3. The hashes are of this one. */
const PYTHON_TAG = '3.11';

/** What pip downloads, measured on x86-64. */
const TENSORFLOW_MB = { cpu: 214, cuda: 572 };
const CUDA_LIBRARIES_MB = 2767;

const UNPACK = `
import sys, zipfile
libraries = ("tensorflow/libtensorflow_cc.so.2", "tensorflow/libtensorflow_framework.so.2")
headers = ("tensorflow/c/", "tensorflow/core/platform/ctstring", "tsl/platform/ctstring", "xla/tsl/c/", "tsl/c/")
with zipfile.ZipFile(sys.argv[1]) as wheel:
    for name in wheel.namelist():
        header = name[len("tensorflow/include/"):] if name.startswith("tensorflow/include/") else ""
        if name in libraries or header.endswith(".h") and (header.startswith(headers) or "/ctstring" in header):
            wheel.extract(name, sys.argv[2])
`;

/**
 * Downloads a wheel and unpacks its library and headers to `directory/tensorflow`; for CUDA, NVIDIA's libraries beside it, where
 * the library's own search path looks. The wheel is not kept.
 * @param {{ tools: import('./tools.mjs').Tools, variant: 'cpu' | 'cuda', wheels: string, directory: string,
 *   detail: (line: string) => void, signal?: AbortSignal }} job `wheels`: the folder of the lists of packages with their hashes
 */
export async function unpackTensorFlow({ tools, variant, wheels, directory, detail, signal }) {
  const downloads = path.join(directory, 'downloads');
  mkdirSync(downloads, { recursive: true });
  const python = tools.pip ? tools.python : await pythonWithPip(tools.python, downloads, signal);
  const job = (/** @type {string} */ list) => ({
    python,
    list: path.join(wheels, list),
    temporary: downloads,
    signal,
  });

  const progress = { folder: downloads, detail };
  await withDownloadProgress({ ...progress, megabytes: TENSORFLOW_MB[variant], what: 'downloading TensorFlow' }, () =>
    pip(job(`${variant}.txt`), 'download', ['--python-version', PYTHON_TAG, '-d', downloads]),
  );
  const wheel = path.join(downloads, readdirSync(downloads).find((file) => file.endsWith('.whl')) ?? '');
  detail('unpacking its C library');
  await runCancellable(python, ['-c', UNPACK, wheel, directory], { signal });
  if (variant === 'cuda') {
    await withDownloadProgress({ ...progress, megabytes: CUDA_LIBRARIES_MB, what: 'downloading CUDA libraries' }, () =>
      pip(job('cudaLibraries.txt'), 'install', ['--target', directory]),
    );
  } else {
    await stripLibraries(path.join(directory, 'tensorflow'), signal);
  }
  rmSync(downloads, { recursive: true, force: true });
}

/**
 * Saves a quarter of the disk; without `strip` the libraries work as they are.
 * @param {string} directory
 * @param {AbortSignal} [signal]
 */
async function stripLibraries(directory, signal) {
  if (!tryRun('strip', ['--version']).ok) return;
  for (const library of ['cc', 'framework']) {
    const file = path.join(directory, `libtensorflow_${library}.so.2`);
    await runCancellable('strip', ['--strip-unneeded', file], { signal });
  }
}
