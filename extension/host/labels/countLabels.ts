import { currentLabels } from '../../engine/labels/currentLabels';
import { LABELLERS, type Labeller } from '../../shared/model/label';
import { LabelReader } from '../../store/labels/labelReader';
import { runPaths } from '../../store/runPaths';

/** How many labels each source has given in a run, as they stand now. */
export function countLabels(folder: string): Readonly<Record<Labeller, number>> {
  const labels = currentLabels(new LabelReader(runPaths(folder)).read().lines);
  const counts = LABELLERS.map((labeller) => [labeller, labels.filter(({ source }) => source === labeller).length]);
  return Object.fromEntries(counts);
}
