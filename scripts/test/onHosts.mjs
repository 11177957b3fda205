/** Parts that need more than npm packages: set up what they need, or say why they are skipped. */
import { setUpBuild } from '../setup/build.mjs';
import { HostsImpossible, setUpHosts } from '../setup/hosts/setUpHosts.mjs';
import { createLog } from '../setup/log.mjs';
import { SetupError } from '../setup/run.mjs';
import { ROOT } from '../setup/setUp.mjs';

/**
 * Runs a part after the extension is built and the hosts are there.
 * @param {readonly import('../setup/hosts/testHosts.mjs').TestHostId[]} ids none: the part brings its own VS Code
 * @param {() => import('./parts.mjs').PartResult} part
 * @returns {Promise<import('./parts.mjs').PartResult>} failed when the set-up fails, skipped when this machine cannot have the hosts
 */
export async function onHosts(ids, part) {
  const log = createLog();
  try {
    await log.step('build', (detail) => setUpBuild({ root: ROOT, detail }));
    if (ids.length > 0) await setUpHosts({ root: ROOT, ids, log });
  } catch (error) {
    return notRun(/** @type {Error} */ (error));
  }
  return part();
}

/**
 * @param {Error} error
 * @returns {import('./parts.mjs').PartResult}
 */
function notRun(error) {
  if (error instanceof HostsImpossible) {
    process.stdout.write(`SKIPPED: ${error.message}\n`);
    return { passed: 0, failed: 0, skipped: 1, reasons: [error.message] };
  }
  process.stdout.write(`The set-up failed: ${error instanceof SetupError ? error.message : error.stack}\n`);
  return { passed: 0, failed: 1, skipped: 0, reasons: [] };
}
