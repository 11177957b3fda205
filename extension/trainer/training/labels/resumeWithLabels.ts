import type { Configuration } from '../../../engine/configuration/configuration';
import type { Environment } from '../../../engine/environments/environment';
import type { ClassificationData } from '../../../shared/model/classification';
import { UserError } from '../../../shared/util/userError';
import { readClassification } from '../../../store/classificationFile';
import type { RunPaths } from '../../../store/runPaths';
import { beginWithLabels } from './beginWithLabels';
import { gatherLabels } from './gatherLabels';

/** The labels that a run goes on with. */
export interface ResumedLabels {
  readonly labels: ClassificationData | null;
  /** What became of them since the run stored them, in two sentences; null where they still say the same. */
  readonly change: string | null;
}

/** The labels that a run has stored; where it was killed before, those that stand now. */
export async function resumeWithLabels(
  paths: RunPaths,
  configuration: Configuration,
  environment: Environment,
): Promise<ResumedLabels> {
  const labels = readClassification(paths);
  if (labels) return { labels, change: await changeSince(labels, configuration) };
  return { labels: await beginWithLabels(configuration, environment), change: null };
}

async function changeSince(stored: ClassificationData, configuration: Configuration): Promise<string | null> {
  const goesOn = 'It goes on with those that it began with, which it has stored.';
  try {
    const { fingerprint } = await gatherLabels(configuration);
    if (fingerprint === stored.fingerprint) return null;
    return `The labels that this run learns from have changed since it began. ${goesOn}`;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `The labels that this run learns from cannot be read any more: ${error.message} ${goesOn}`;
  }
}
