import os from 'node:os';
import { processTransport } from '../../shared/rpc/processTransport';
import { Clients } from './clients';
import { openControlSocket } from './controlSocket';
import { JobRunner } from './jobRunner';

/**
 * The trainer process of the workbench: forked with an IPC channel, it does one job and ends. `--control PATH` opens a socket as well, by
 * which a window that was reloaded finds it again.
 */
console.log = console.info = console.debug = console.error;
// It computes on every core, and shares them with the editor. Threads begin with the priority of the one that makes them.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);

const runner = new JobRunner(() => {
  clients.announce();
  endWhenIdle();
});
const clients: Clients = new Clients(runner, endWhenIdle);
const [option, controlPath] = process.argv.slice(2);
const closeSocket =
  option === '--control' && controlPath ? await openControlSocket(controlPath, (it) => clients.add(it)) : () => {};
clients.add(processTransport(process));

/** A process that nobody listens to and that has nothing to do is over; native libraries would keep it alive. */
function endWhenIdle(): void {
  if (clients.count > 0 || runner.isBusy) return;
  clients.close();
  closeSocket();
  process.exit(0);
}
