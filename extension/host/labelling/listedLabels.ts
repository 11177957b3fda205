import type { ListedLabels } from '../inspection/listFacts';
import type { LabellingSettings } from './labellingSettings';
import { labelNames } from './labelNames';
import type { RunLabels } from './runLabels';
import { WITHHELD } from './withholdOutcomes';

/** The labels of a run as lists know them, without those of others while labels are given blind. */
export function listedLabels(labels: RunLabels, settings: LabellingSettings): ListedLabels {
  return {
    get revision() {
      return `${labels.revision} ${settings.blind}`;
    },
    get withheld() {
      return settings.blind ? WITHHELD : null;
    },
    names: () => labelNames(labels, settings.blind),
  };
}
