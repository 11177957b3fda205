import type { Configuration } from '../../engine/configuration/configuration';
import type { Environment } from '../../engine/environments/environment';
import type { Rng } from '../../shared/util/rng';
import { UserError } from '../../shared/util/userError';
import { ENVIRONMENTS } from './table';

/** The environment that a configuration names; a `UserError` says what to do where it does not work here. */
export async function openEnvironment(
  configuration: Pick<Configuration, 'environment'>,
  rng: Rng,
): Promise<Environment> {
  const { id, ...parameters } = configuration.environment;
  const definition = ENVIRONMENTS.find((entry) => entry.id === id)!;
  const { ok, reason } = await definition.probe();
  if (!ok) throw new UserError(`environment.id "${id}": ${reason}`);
  return definition.create(parameters as never, rng.fork('environment'));
}
