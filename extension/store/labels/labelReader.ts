import type { LabelLine } from '../../shared/model/label';
import type { RunPaths } from '../runPaths';
import { LabelFile, type LabelFileContent } from './labelFile';
import { listLabelFiles } from './labelPaths';

/** The labels of a run as they are on the disk. */
export interface RunLabels {
  /** Those of each file in its order. */
  readonly lines: readonly LabelLine[];
  /** Files with lines that are no labels, and how many; a person should know. */
  readonly damaged: readonly { readonly path: string; readonly lines: number }[];
}

/** Reads the labels of a run, by all authors, again and again: only what is new is read from the disk. */
export class LabelReader {
  private files = new Map<string, LabelFile>();
  private contents: readonly LabelFileContent[] = [];
  private labels: RunLabels = { lines: [], damaged: [] };

  constructor(private readonly run: RunPaths) {}

  /** All labels now; the same object as before where nothing is new. Throws a `UserError` where a newer version wrote some. */
  read(): RunLabels {
    const paths = listLabelFiles(this.run.labels);
    this.files = new Map(paths.map((path) => [path, this.files.get(path) ?? new LabelFile(path)]));
    const contents = paths.map((path) => this.files.get(path)!.read());
    const changed = contents.length !== this.contents.length || contents.some((each, i) => each !== this.contents[i]);
    if (!changed) return this.labels;
    this.contents = contents;
    this.labels = {
      lines: contents.flatMap(({ lines }) => lines),
      damaged: contents.flatMap(({ damaged }, i) => (damaged > 0 ? [{ path: paths[i]!, lines: damaged }] : [])),
    };
    return this.labels;
  }
}
