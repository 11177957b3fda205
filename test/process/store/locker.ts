// Takes a lock as soon as it is told to, says whether it has it, and keeps it until it is ended.
import { RunLock } from '../../../extension/store/runLock';

process.stdin.once('data', () => {
  try {
    RunLock.acquire(process.argv[2]);
    process.stdout.write('held\n');
  } catch (error) {
    process.stdout.write(`${(error as Error).name}: ${(error as Error).message}\n`);
  }
});
process.stdout.write('ready\n');
