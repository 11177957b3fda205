/** Everything a fresh clone needs before it can run, each step only if it is not done yet. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUpBuild } from './build.mjs';
import { setUpDependencies } from './dependencies.mjs';
import { withLock } from './lock.mjs';
import { createLog } from './log.mjs';
import { setUpNative } from './native.mjs';
import { SetupError } from './run.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const OLDEST_NODE = 20;

/**
 * @typedef {object} SetUpOptions
 * @property {boolean} [gpu] build TensorFlow with (true) or without CUDA; found out when not given
 * @property {boolean} [noNative] leave the native part out
 * @property {boolean} [forceNative] build the native part anew
 * @property {boolean} [noBuild] leave dist/ as it is
 * @property {boolean} [quiet] print only what had to be done
 */

/**
 * Brings the clone and the machine's cache up to date. Two at a time do not clash: the second one waits.
 * @param {SetUpOptions} [options]
 * @throws {SetupError} when something that cannot be done without is missing
 */
export async function setUp({ gpu, noNative, forceNative, noBuild, quiet } = {}) {
  const started = performance.now();
  const log = createLog({ quiet });
  checkNode();
  const native = { root: ROOT, gpu, skip: noNative, force: forceNative };
  await withLock(
    path.join(ROOT, '.cache/setup.lock'),
    async () => {
      await log.step('packages', (detail) => setUpDependencies({ root: ROOT, detail }));
      await log.step('TensorFlow', (detail) => setUpNative({ ...native, detail }));
      if (!noBuild) await log.step('build', (detail) => setUpBuild({ root: ROOT, detail }));
    },
    () => log.detail('another set-up of this folder is at work; waiting'),
  );
  if (!quiet) log.line(`ready in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= OLDEST_NODE) return;
  throw new SetupError(
    `Node.js ${OLDEST_NODE} or newer is needed; this is ${process.versions.node}. Get it from nodejs.org, with ` +
      '`nvm install --lts`, `brew install node` or `conda install -c conda-forge nodejs`.',
  );
}
