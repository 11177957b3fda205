import { availableParallelism } from 'node:os';
import { UserError } from '../../../shared/util/userError';
import { findJava, HOW_TO_GET_JAVA } from './findJava';
import type { Installation } from './installation';
import { InstanceSupply } from './instanceSupply';

export interface SupplyLimits {
  /** Upper limit of the Java heap of each process. */
  readonly memoryMegabytes: number;
  readonly processes: number;
  /** Whether a process may run calls of several objects at once; not where the program has state that they share. */
  readonly parallel: boolean;
  /** Milliseconds that one call may take. */
  readonly callTimeout: number;
}

/** A supply of an installed package's games. Starts nothing yet; throws a `UserError` where there is no Java. */
export function openSupply(installation: Installation, limits: SupplyLimits): InstanceSupply {
  const java = findJava();
  if (!java) throw new UserError(HOW_TO_GET_JAVA);
  const { label, className, flags } = installation.package;
  return new InstanceSupply({
    label,
    java,
    className,
    flags,
    classPath: installation.classPath,
    workingDirectory: installation.folder,
    memoryMegabytes: limits.memoryMegabytes,
    processes: limits.processes,
    connections: limits.parallel ? Math.min(8, Math.max(2, availableParallelism())) : 1,
    callTimeout: limits.callTimeout,
  });
}
