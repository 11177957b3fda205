import { chooseEstimator, type EstimatorChoice } from '../../engine/advantages/compare/estimatorChoice';
import { readChoice } from '../../engine/advantages/compare/readChoice';
import { ESTIMATORS, estimatorById } from '../../engine/advantages/table';
import { defaultsOf } from '../../engine/configuration/parameters';
import type { InspectorEstimator } from '../../shared/protocol/inspector';

/** All estimators with their defaults, the run's own with its parameters before them. */
export function shownEstimators(configuration: unknown): readonly InspectorEstimator[] {
  const own = ownEstimator(configuration);
  const others = ESTIMATORS.map((estimator) => chooseEstimator(estimator, defaultsOf(estimator.parameters)));
  return [
    ...(own ? [shown(own, true)] : []),
    ...others.filter(({ id }) => id !== own?.id).map((choice) => shown(choice, false)),
  ];
}

/** The estimator that `gigpo:gamma=0.9` names. Throws a `UserError` where it is wrong. */
export function shownEstimator(text: string, configuration: unknown): InspectorEstimator {
  const choice = readChoice(text);
  return shown(choice, choice.id === ownEstimator(configuration)?.id);
}

function shown({ id, estimator }: EstimatorChoice, own: boolean): InspectorEstimator {
  const settings = id.slice(estimator.id.length + 1);
  const label = settings === '' ? estimator.label : `${estimator.label} (${settings.replaceAll(',', ', ')})`;
  return { id, label, description: estimator.description, own };
}

/** null where the configuration, which may be of another version, names none that there is. */
function ownEstimator(configuration: unknown): EstimatorChoice | null {
  const advantage = (configuration as { advantage?: Record<string, unknown> } | null | undefined)?.advantage;
  if (typeof advantage?.id !== 'string' || !ESTIMATORS.some(({ id }) => id === advantage.id)) return null;
  const estimator = estimatorById(advantage.id);
  const known = Object.entries(advantage).filter(([name]) => Object.hasOwn(estimator.parameters, name));
  return chooseEstimator(estimator, { ...defaultsOf(estimator.parameters), ...Object.fromEntries(known) } as never);
}
