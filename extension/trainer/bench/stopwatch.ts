import type { Figures } from './workload';

/** Two clocks in milliseconds: time on the wall, and processor time of all threads of this process. */
export interface Clock {
  wall(): number;
  cpu(): number;
}

/** The clocks of this process. */
export const PROCESS_CLOCK: Clock = {
  wall: () => performance.now(),
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

/** Adds up the time that named parts of a repetition take. */
export class Stopwatch {
  private readonly wall: Record<string, number> = {};
  private readonly cpu: Record<string, number> = {};

  constructor(private readonly clock: Clock = PROCESS_CLOCK) {}

  get seconds(): Figures {
    return this.wall;
  }

  get cpuSeconds(): Figures {
    return this.cpu;
  }

  /** Runs `work` as (a piece of) the part. */
  async time<T>(part: string, work: () => T | Promise<T>): Promise<T> {
    const [wall, cpu] = [this.clock.wall(), this.clock.cpu()];
    try {
      return await work();
    } finally {
      this.add(part, (this.clock.wall() - wall) / 1000);
      this.cpu[part] = (this.cpu[part] ?? 0) + (this.clock.cpu() - cpu) / 1000;
    }
  }

  /** Adds wall time that somebody else took. */
  add(part: string, seconds: number): void {
    this.wall[part] = (this.wall[part] ?? 0) + seconds;
  }
}
