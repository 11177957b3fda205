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
    if (!(error instanceof SetupError)) throw error;
    const impossible = error instanceof HostsImpossible;
    process.stdout.write(`${impossible ? 'SKIPPED' : 'The set-up failed'}: ${error.message}\n`);
    const counts = impossible ? { failed: 0, skipped: 1 } : { failed: 1, skipped: 0 };
    return { passed: 0, ...counts, reasons: impossible ? [error.message] : [] };
  }
  return part();
}
