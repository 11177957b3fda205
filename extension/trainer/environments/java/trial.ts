import { spawnSync } from 'node:child_process';
import type { InstanceSupply } from './instanceSupply';

/** What playing one gold path showed. */
export interface Trial {
  /** Actions of the path. */
  readonly steps: number;
  /** Seconds from starting Java to the end of the path. */
  readonly seconds: number;
  /** Memory that the Java process held at the end; null where the system does not tell. */
  readonly residentMegabytes: number | null;
}

/** Measures `play`, which returns the number of steps, and closes the supply. */
export async function runTrial(
  supply: InstanceSupply,
  play: (supply: InstanceSupply) => Promise<number>,
): Promise<Trial> {
  const startedAt = performance.now();
  try {
    const steps = await play(supply);
    const seconds = (performance.now() - startedAt) / 1000;
    const sizes = (await supply.processIds()).map(residentMegabytes);
    return { steps, seconds, residentMegabytes: sizes.includes(null) ? null : Math.max(...(sizes as number[])) };
  } finally {
    await supply.close();
  }
}

/** Physical memory of a process in MB; null where `ps` cannot tell. */
export function residentMegabytes(pid: number): number | null {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  const kilobytes = Number.parseInt(stdout ?? '', 10);
  return Number.isNaN(kilobytes) ? null : Math.round(kilobytes / 1024);
}
