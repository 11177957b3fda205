import { machineFacts } from './machine';
import type { WorkloadReport } from './measureWorkload';

/** What `couplet bench --json` prints; docs/bench.md promises its shape. */
export interface BenchDocument {
  readonly version: string;
  readonly machine: ReturnType<typeof machineFacts>;
  readonly workloads: readonly WorkloadReport[];
}

export function benchDocument(version: string, workloads: readonly WorkloadReport[]): BenchDocument {
  return { version, machine: machineFacts(), workloads };
}
