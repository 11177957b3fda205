import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** The machine that figures were taken on. */
export interface MachineFacts {
  readonly cpu: string;
  readonly cores: number;
  /** In bytes. */
  readonly memory: number;
  readonly platform: string;
  readonly node: string;
  /** When the figures were taken, ISO 8601. */
  readonly at: string;
}

/** How busy the machine was while something ran, so that noisy figures can be recognised. */
export interface LoadFacts {
  /** Load average of the last minute at the beginning and at the end; this process counts too. */
  readonly average: readonly [before: number, after: number];
  /** Share of all cores' time that other processes took; null where the system does not tell. */
  readonly others: number | null;
}

export function machineFacts(): MachineFacts {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memory: totalmem(),
    platform: `${process.platform}-${process.arch}`,
    node: process.version,
    at: new Date().toISOString(),
  };
}

/** Starts watching; the function it returns says how busy the machine was since. */
export function watchLoad(): () => LoadFacts {
  const [before] = loadavg() as [number, number, number];
  const start = processorTimes();
  return () => {
    const [after] = loadavg() as [number, number, number];
    const end = processorTimes();
    const total = end.total - start.total;
    const others = end.busy - start.busy - (end.own - start.own);
    return { average: [before, after], others: total > 0 ? Math.min(1, Math.max(0, others / total)) : null };
  };
}

/** Milliseconds since the start of the machine (all cores) and of this process. */
function processorTimes(): { total: number; busy: number; own: number } {
  let total = 0;
  let idle = 0;
  for (const { times } of cpus()) {
    total += times.user + times.nice + times.sys + times.idle + times.irq;
    idle += times.idle;
  }
  const { user, system } = process.cpuUsage();
  return { total, busy: total - idle, own: (user + system) / 1000 };
}
