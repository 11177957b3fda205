import { ESTIMATORS } from '../engine/advantages/table';
import { type ConfigurationTables, configurationTables } from '../engine/configuration/configuration';
import { ENVIRONMENTS } from './environments/table';

/** What a configuration may say here: the fixed sections and the parameters of every environment and estimator. */
export const CONFIGURATION_TABLES: ConfigurationTables = configurationTables({
  environments: ENVIRONMENTS,
  estimators: ESTIMATORS,
});
