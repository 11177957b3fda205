import type { RunProblem } from '../../shared/model/runProblem';
import { fileVersion } from './fileVersion';

/** What was wrong with files when they were last read. It counts until the file is replaced or gone. */
export class UnreadableFiles {
  /** By path. */
  private readonly found = new Map<string, { readonly version: string | null; readonly problem: RunProblem }>();

  async add(path: string, problem: RunProblem): Promise<void> {
    this.found.set(path, { version: await versionOrNull(path), problem });
  }

  /** The problems of files that are as they were. */
  async problems(): Promise<RunProblem[]> {
    for (const [path, { version }] of this.found) {
      const now = await versionOrNull(path);
      if (now === null || now !== version) this.found.delete(path);
    }
    return [...this.found.values()].map(({ problem }) => problem);
  }
}

const versionOrNull = (path: string): Promise<string | null> => fileVersion(path).catch(() => null);
