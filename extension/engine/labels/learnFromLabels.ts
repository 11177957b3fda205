import type { Configuration } from '../configuration/configuration';
import { defaultsOf } from '../configuration/parameters';
import { GCD_PARAMETERS } from '../configuration/sections/algorithms';
import { LABELS_PARAMETERS, type LabelsConfiguration } from '../configuration/sections/labels';

/** Which labels a training learns from, and which policy it begins with. */
export interface LabelsChoice extends Pick<LabelsConfiguration, 'runs' | 'sources'> {
  /** Folder of a policy to go on from; null to begin with a new one. */
  readonly checkpoint: string | null;
}

/**
 * A configuration that trains like another one and learns from labels besides: in the cold start, where it begins with a new policy, and by
 * GCD in the iterations. What it takes its labels from is left as it was where that is GCD already; else labels are all it learns from.
 */
export function learnFromLabels(configuration: Configuration, { checkpoint, ...chosen }: LabelsChoice): Configuration {
  const { algorithm, coldStart, policy } = configuration;
  const labels = { ...defaultsOf(LABELS_PARAMETERS), ...configuration.labels, ...chosen };
  const gcd = { ...defaultsOf(GCD_PARAMETERS), labelSources: [], ...algorithm, id: 'gcd' } as const;
  return {
    ...configuration,
    name: null,
    labels,
    policy: checkpoint === null ? policy : { ...policy, source: checkpoint },
    coldStart:
      checkpoint === null
        ? { ...coldStart, classification: 'labels' }
        : { ...coldStart, classification: 'none', steps: 0 },
    algorithm: algorithm.id === 'sft' && checkpoint === null ? algorithm : gcd,
  };
}
