import { countActions } from '../../../engine/labels/classification/countActions';
import type { ClassificationData } from '../../../shared/model/classification';
import { writeClassification } from '../../../store/classificationFile';
import type { RunFolder } from '../../../store/runFolder';
import { plural } from '../../terminal/format';

/** Stores the labels that a run learns from, and notes how many of which kind there are. */
export function storeLabels(folder: RunFolder, labels: ClassificationData): void {
  writeClassification(folder.paths, labels);
  const { fingerprint, runs, dropped, actions } = labels;
  const facts = { fingerprint, runs: runs.map((run) => run.folder), dropped, ...countActions(actions) };
  folder.recordEvent('stage', `${plural(actions.length, 'labelled action')} of earlier runs`, facts);
}
