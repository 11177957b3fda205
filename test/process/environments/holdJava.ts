import { requireInstallation } from '../../../extension/trainer/environments/java/installation';
import { TEXTWORLD_EXPRESS_PACKAGE } from '../../../extension/trainer/environments/java/javaPackage';
import { openSupply } from '../../../extension/trainer/environments/java/openSupply';

/** A program that starts Java, prints its process id and waits: to be killed, or told to exit by a line on its input. */
const supply = openSupply(requireInstallation(TEXTWORLD_EXPRESS_PACKAGE), {
  memoryMegabytes: 128,
  processes: 1,
  parallel: false,
  callTimeout: 60_000,
});
await supply.lend();
process.stdin.once('data', () => process.exit(0));
console.log((await supply.processIds())[0]);
