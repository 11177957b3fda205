import type { Configuration } from '../../engine/configuration/configuration';
import type { Terminal } from '../terminal/terminal';
import { measureWorkload, type WorkloadReport } from './measureWorkload';
import type { Workload } from './workload';

export interface RunWorkloadOptions {
  readonly configuration: Configuration;
  /** Timed repetitions; the workload's own number when not given. */
  readonly steps?: number;
  readonly warmUp?: number;
  readonly force: boolean;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Measures a workload in this process, with a note on the terminal about where it is; null when aborted. */
export function runWorkload(workload: Workload, options: RunWorkloadOptions): Promise<WorkloadReport | null> {
  const { configuration, force, terminal, signal } = options;
  const steps = options.steps ?? workload.steps;
  const warmUp = options.warmUp ?? workload.warmUp;
  const total = steps + warmUp;
  terminal.write(`${workload.id}: ${workload.label}\n`);
  let tenth = 0;
  const onRepetition = (done: number) => {
    const reached = Math.floor((10 * done) / total);
    if (reached > tenth) terminal.write(`  ${done} of ${total}\n`);
    tenth = reached;
  };
  return measureWorkload(workload, { configuration, force }, { steps, warmUp, signal, onRepetition });
}
