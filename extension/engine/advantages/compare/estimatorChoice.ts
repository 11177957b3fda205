import { defaultsOf, type ParameterTable, type ValuesOf } from '../../configuration/parameters';
import type { Estimator } from '../estimator';

/** An estimator with its parameters, as one of several that are laid side by side. */
export interface EstimatorChoice {
  /** `grpo`, or with the parameters that are not at their defaults `grpo:scaling=none`; tells choices apart. */
  readonly id: string;
  readonly estimator: Estimator;
  readonly parameters: ValuesOf<ParameterTable>;
}

/** Chooses an estimator with all its parameters. */
export function chooseEstimator(estimator: Estimator, parameters: ValuesOf<ParameterTable>): EstimatorChoice {
  const defaults: Readonly<Record<string, unknown>> = defaultsOf(estimator.parameters);
  const changed = Object.entries(parameters).filter(([name, value]) => value !== defaults[name]);
  const settings = changed.map(([name, value]) => `${name}=${String(value)}`).sort();
  return { id: [estimator.id, settings.join(',')].filter(Boolean).join(':'), estimator, parameters };
}
