import type { Environment } from '../../engine/environments/environment';
import type { Rng } from '../../shared/util/rng';
import type { Generator } from '../policy/generation/generator';
import type { Optimizer } from '../policy/optimizer/optimizer';
import type { Policy } from '../policy/policy';
import type { AgentFormat } from '../rollout/agentFormat';
import type { RolloutReport, RolloutSettings } from '../rollout/collectRollouts';
import type { LabelReplay } from './labelReplay';

/** What every algorithm works with. */
export interface AlgorithmContext {
  readonly environment: Environment;
  readonly policy: Policy;
  readonly generator: Generator;
  readonly format: AgentFormat;
  readonly rollout: RolloutSettings & { readonly tasks: number; readonly group: number };
  readonly economies: { readonly sharePrefixes: boolean; readonly deduplicate: boolean };
  /** Labels of earlier runs that it learns from; null where there are none. */
  readonly labels: LabelReplay | null;
  /** Root of every stream of the run. */
  readonly rng: Rng;
  /** Asked between units of work; true ends the iteration without an update. */
  readonly cancelled: () => boolean;
}

/** One iteration's rollouts and metrics (`group/name`). */
export interface IterationReport {
  readonly rollouts: RolloutReport;
  readonly metrics: Readonly<Record<string, number>>;
}

/** A training algorithm in the midst of a run. */
export interface Algorithm {
  readonly optimizer: Optimizer;
  /** Optimizer steps made; restored with the optimizer's state on resume. */
  updates: number;
  /** Runs the iteration of that number, counted from 1; null when cancelled before its updates. */
  iterate(iteration: number): Promise<IterationReport | null>;
  dispose(): void;
}
