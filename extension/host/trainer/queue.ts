import type { JobRequest } from '../../shared/protocol/trainer';

/** A job that waits for its turn. */
export interface QueuedJob {
  readonly id: string;
  /** Words for people. */
  readonly label: string;
  readonly request: JobRequest;
}

/**
 * The queued jobs that may begin now: the first of each device that has nothing to do, in order. `deviceOf` says what a job computes on,
 * `busy` where something computes.
 */
export function startable(
  queue: readonly QueuedJob[],
  deviceOf: (job: QueuedJob) => string,
  busy: readonly string[],
): QueuedJob[] {
  const taken = new Set(busy);
  return queue.filter((job) => {
    const device = deviceOf(job);
    if (taken.has(device)) return false;
    taken.add(device);
    return true;
  });
}
