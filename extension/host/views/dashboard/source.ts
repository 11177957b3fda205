import type { DashboardRun, MetricsPage, RunAction } from '../../../shared/protocol/dashboard';
import type { RunEntry } from '../../runs/runEntry';

/** Where dashboards get runs from, and whom they ask to act on them. The id of a run is the path of its folder. */
export interface DashboardSource {
  /** The runs that can be shown, the newest first. */
  list(): Promise<readonly RunEntry[]>;
  /** A run as it is now; never throws: a run that cannot be read has a `problem`. */
  read(id: string): Omit<DashboardRun, 'color'>;
  /** Throws a `UserError` where the metrics cannot be read. */
  metrics(id: string, generation: number, fromLine: number): Promise<MetricsPage>;
  /** Calls back when something about the run may have changed, until it is disposed of. */
  watch(id: string, changed: () => void): { dispose(): void };
  /** Throws a `UserError` where it cannot be done. */
  control(id: string, action: RunAction): Promise<void>;
  /** Shows the rollouts of an iteration. Throws a `UserError` where the run has none. */
  openRollouts(id: string, iteration: number): Promise<void>;
}
