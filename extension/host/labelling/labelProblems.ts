import path from 'node:path';
import type { RunProblem } from '../../shared/model/runProblem';
import { UserError } from '../../shared/util/userError';
import type { RunLabels } from '../../store/labels/labelReader';
import type { RunPaths } from '../../store/runPaths';

/** Labels as far as they can be read: null where they cannot be, and what a person should know. */
export interface ReadLabels {
  readonly labels: RunLabels | null;
  readonly problems: readonly RunProblem[];
}

/** Reads labels, and says of files that are broken in part, or of a newer version, what is wrong with them. */
export function labelProblems({ folder, labels: labelsFolder }: RunPaths, read: () => RunLabels): ReadLabels {
  try {
    const labels = read();
    const problems = labels.damaged.map(({ path: file, lines }) => ({
      file: path.relative(folder, file),
      what: `${lines} ${lines === 1 ? 'line is no label' : 'lines are no labels'}: a process was ended while it wrote, or the file was edited.`,
      shown: 'All other labels of the file.',
    }));
    return { labels, problems };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const file = path.relative(folder, labelsFolder);
    return { labels: null, problems: [{ file, what: error.message, shown: 'The labels that were read before.' }] };
  }
}
