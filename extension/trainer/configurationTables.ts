import { ESTIMATORS } from '../engine/advantages/table';
import { missingInTraining, TRAINING_ESTIMATORS } from '../engine/advantages/trainingEstimators';
import { type ConfigurationTables, configurationTables } from '../engine/configuration/configuration';
import { ENVIRONMENTS } from './environments/table';

/** What a configuration may say here: the fixed sections and the parameters of every environment and estimator. */
export const CONFIGURATION_TABLES: ConfigurationTables = configurationTables({
  environments: ENVIRONMENTS,
  estimators: TRAINING_ESTIMATORS,
  refusedEstimators: Object.fromEntries(
    ESTIMATORS.filter((estimator) => !TRAINING_ESTIMATORS.includes(estimator)).map((estimator) => [
      estimator.id,
      `which needs the column ${missingInTraining(estimator).join(', ')} that training rollouts do not have ("couplet advantages" computes it on files that do)`,
    ]),
  ),
});
