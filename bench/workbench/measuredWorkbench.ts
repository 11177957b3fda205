import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/setup/setUp.mjs';
import { endTrainers } from '../../test/harness/endTrainers';
import { type Session, type SessionOptions, startSession } from '../../test/harness/session';
import { Workbench } from '../../test/harness/workbench';
import type { Sample } from './sample';

/** What a measured workbench opens. */
export interface MeasuredOptions extends Pick<SessionOptions, 'files' | 'settings'> {
  /** Whether garbage is collected before memory is read. */
  readonly collectGarbage?: boolean;
}

/** What measures it; `samples` are those of the extension host so far. */
export type Measurement = (workbench: Workbench, samples: () => readonly Sample[]) => Promise<void>;

/** Opens workbenches whose extension host is measured by the program `insideHost`; its samples are written to a folder. */
export function measuredWorkbenches(insideHost: string, folder: string) {
  const file = path.join(folder, 'samples.jsonl');
  return async ({ collectGarbage = false, ...options }: MeasuredOptions, use: Measurement): Promise<void> => {
    rmSync(file, { force: true });
    appendFileSync(file, '');
    Object.assign(process.env, { COUPLET_BENCH_SAMPLES: file, COUPLET_BENCH_GC: collectGarbage ? '1' : '0' });
    let session: Session | undefined;
    try {
      session = await startSession({ host: 'newest', ...options, development: { extension: ROOT, tests: insideHost } });
      await session.open();
      const workbench = new Workbench(session);
      await workbench.ready();
      await use(workbench, () => readSamples(file));
    } finally {
      if (session) endTrainers(session.folder);
      await session?.close();
    }
  };
}

function readSamples(file: string): Sample[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line));
}
