import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { RunReader } from '../../extension/store/runReader';

/** Ends every process that still writes a run of a folder: trainers outlive the window that started them. */
export function endTrainers(folder: string): void {
  const runs = path.join(folder, 'runs');
  for (const name of existsSync(runs) ? readdirSync(runs) : []) {
    const writer = new RunReader(path.join(runs, name)).writer();
    if (writer) process.kill(writer.pid, 'SIGKILL');
  }
}
