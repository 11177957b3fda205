import type { Configuration } from '../../../engine/configuration/configuration';
import type { Environment } from '../../../engine/environments/environment';
import { countActions } from '../../../engine/labels/classification/countActions';
import { findLeaks } from '../../../engine/labels/classification/findLeaks';
import type { ClassificationData } from '../../../shared/model/classification';
import { UserError } from '../../../shared/util/userError';
import { gatherLabels } from './gatherLabels';
import { refusal } from './refusal';
import { usesLabels } from './usesLabels';

/** The labels that a new training learns from; null where it learns from none. Throws a `UserError` that says why it may not begin on them. */
export async function beginWithLabels(
  configuration: Configuration,
  environment: Environment,
): Promise<ClassificationData | null> {
  if (!usesLabels(configuration)) return null;
  const data = await gatherLabels(configuration);
  const leaks = findLeaks(data.actions, environment, configuration.evaluation);
  const problem = refusal(countActions(data.actions), leaks, configuration.labels);
  if (problem !== null) throw new UserError(problem);
  return data;
}
