import { closestName } from '../../../shared/util/closestName';
import { UserError } from '../../../shared/util/userError';

/** The value of an option that has names to choose from; a `UserError` lists them where it is none of them. */
export function oneOf<T extends string>(option: string, value: string, names: readonly T[]): T {
  const found = names.find((name) => name === value);
  if (found !== undefined) return found;
  const near = closestName(value, names);
  const hint = near ? `did you mean ${near}?` : `there are ${names.join(', ')}.`;
  throw new UserError(`${option} is ${JSON.stringify(value)}; ${hint}`, { usage: true });
}
