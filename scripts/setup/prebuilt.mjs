/** The library and binding that the npm package's own installer downloads. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run, SetupError } from './run.mjs';

const REACH_MS = 5_000;
const INSTALL_MS = 300_000;

/**
 * Runs the package's installer on a copy of the package, and returns the binding's path relative to the folder. The name in the copy
 * becomes that of the CPU package, which has the same binding and is prebuilt for every system; the GPU one asks for CUDA 11.2.
 * @param {{ modules: string | null, directory: string }} job
 * @returns {Promise<string>}
 * @throws {SetupError} when its host does not answer or the installer fails
 */
export async function installPrebuilt({ modules, directory }) {
  if (modules === null) throw new SetupError("tfjs-node's own installer is not part of the installed extension");
  const original = path.join(modules, '@tensorflow/tfjs-node-gpu');
  const manifest = JSON.parse(readFileSync(path.join(original, 'package.json'), 'utf8'));
  await checkReachable(process.env.TFJS_NODE_CDN_STORAGE ?? manifest.binary.host);

  const copy = path.join(directory, 'package');
  cpSync(original, copy, { recursive: true });
  writeFileSync(path.join(copy, 'package.json'), JSON.stringify({ ...manifest, name: '@tensorflow/tfjs-node' }));
  const searchPath = [path.join(modules, '.bin'), process.env.PATH].join(path.delimiter);
  run(process.execPath, [path.join('scripts', 'install.js'), 'cpu', 'download'], {
    cwd: copy,
    env: { ...process.env, PATH: searchPath, NODE_PATH: modules },
    timeout: INSTALL_MS,
  });
  const binding = manifest.binary.module_path.replace('{napi_build_version}', '8');
  const relative = path.join('package', binding, `${manifest.binary.module_name}.node`);
  if (!existsSync(path.join(directory, relative))) throw new SetupError('the installer of tfjs-node left no binding');
  return relative;
}

/** The installer itself would wait for minutes. @param {string} host */
async function checkReachable(host) {
  try {
    await fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(REACH_MS) });
  } catch {
    throw new SetupError(`the download host of tfjs-node's prebuilt library (${new URL(host).host}) does not answer`);
  }
}
