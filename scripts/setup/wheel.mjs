/** TensorFlow's C library and headers, taken out of the Python wheel; Python itself is only the download client. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run, tryRun } from './run.mjs';

/** The C library does not use Python, so any tag will do: a fixed one serves every Python 3. */
const PYTHON_TAG = '3.11';

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

/** The wheel's own pins of NVIDIA's libraries; the compiler (nvcc) is 0.2 GB and only XLA would use it. */
const CUDA_REQUIREMENTS = `
import re, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    name = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    for line in re.findall(r"Requires-Dist: (nvidia-[^;]*?) *;.*and-cuda", wheel.read(name).decode()):
        if "nvcc" not in line:
            print(re.sub(r"[() ]", "", line))
`;

/**
 * Downloads a wheel and unpacks its library and headers to `directory/tensorflow`; for CUDA, NVIDIA's libraries beside it, where
 * the library's own search path looks. The wheel is not kept.
 * @param {{ tools: import('./tools.mjs').Tools, variant: 'cpu' | 'cuda', version: string, directory: string, detail: (line: string) => void }} job
 */
export function unpackTensorFlow({ tools, variant, version, directory, detail }) {
  const downloads = path.join(directory, 'downloads');
  mkdirSync(downloads, { recursive: true });
  const python = tools.pip ? tools.python : pythonWithPip(tools.python, downloads);
  const name = variant === 'cuda' ? 'tensorflow' : tensorflowCpu();
  // pip keeps what it downloads in the temporary folder first, which is often too small for CUDA.
  const options = { env: { ...process.env, TMPDIR: downloads } };
  const quietly = [
    '-q',
    '--disable-pip-version-check',
    '--no-cache-dir',
    '--retries',
    '2',
    '--no-deps',
    '--only-binary=:all:',
  ];

  detail(`downloading ${name} ${version}`);
  const where = ['--python-version', PYTHON_TAG, '-d', downloads];
  run(python, ['-m', 'pip', 'download', `${name}==${version}`, ...where, ...quietly], options);
  const wheel = path.join(downloads, readdirSync(downloads).find((file) => file.endsWith('.whl')) ?? '');

  detail('unpacking its C library');
  run(python, ['-c', UNPACK, wheel, directory]);
  if (variant === 'cuda') {
    const requirements = run(python, ['-c', CUDA_REQUIREMENTS, wheel]).trim().split('\n');
    detail(`downloading ${requirements.length} CUDA libraries (about 4 GB on disk)`);
    run(python, ['-m', 'pip', 'install', ...requirements, '--target', directory, ...quietly], options);
  } else {
    stripLibraries(path.join(directory, 'tensorflow'));
  }
  rmSync(downloads, { recursive: true, force: true });
}

/** There is no `tensorflow-cpu` for ARM: there, `tensorflow` itself is without CUDA. */
function tensorflowCpu() {
  return process.arch === 'x64' ? 'tensorflow-cpu' : 'tensorflow';
}

/** @param {string} directory */
function stripLibraries(directory) {
  // Saves a quarter of the disk; without `strip` the libraries work as they are.
  for (const library of ['cc', 'framework']) {
    tryRun('strip', ['--strip-unneeded', path.join(directory, `libtensorflow_${library}.so.2`)]);
  }
}

/**
 * Debian's python3 may lack pip but can make an environment that has it.
 * @param {string} python
 * @param {string} directory
 */
function pythonWithPip(python, directory) {
  const environment = path.join(directory, 'python');
  run(python, ['-m', 'venv', environment]);
  return path.join(environment, 'bin', 'python');
}
