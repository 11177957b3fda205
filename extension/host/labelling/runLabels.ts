import { type Disposable, EventEmitter } from 'vscode';
import { type CurrentLabel, currentLabels } from '../../engine/labels/currentLabels';
import type { LabelLine } from '../../shared/model/label';
import type { RunProblem } from '../../shared/model/runProblem';
import { LabelReader } from '../../store/labels/labelReader';
import { LabelWriter } from '../../store/labels/labelWriter';
import { type Author, type LabelFacts, labelLine, undoLine } from '../../store/labels/makeLines';
import { watchLabels } from '../../store/labels/watchLabels';
import { type RunPaths, runPaths } from '../../store/runPaths';
import { labelProblems } from './labelProblems';

/** The labels of a run as this window knows them: those on the disk, whoever wrote them, and those that it is writing. */
export class RunLabels implements Disposable {
  private readonly paths: RunPaths;
  private readonly reader: LabelReader;
  private readonly writer: LabelWriter;
  private readonly change = new EventEmitter<void>();
  private stored: readonly LabelLine[] = [];
  private pending: readonly LabelLine[] = [];
  private folded: readonly CurrentLabel[] | null = null;
  private version = 0;

  /** Labels have changed, by this window or by others. */
  readonly onDidChange = this.change.event;
  /** What is wrong with label files; the rest counts all the same. */
  problems: readonly RunProblem[] = [];

  constructor(
    folder: string,
    readonly author: Author,
  ) {
    this.paths = runPaths(folder);
    this.reader = new LabelReader(this.paths);
    this.writer = new LabelWriter(this.paths, author);
    this.read();
  }

  /** Rises whenever labels change. */
  get revision(): number {
    return this.version;
  }

  /** What each author says of each action now. */
  get current(): readonly CurrentLabel[] {
    if (!this.folded) {
      const writing = new Set(this.pending.map(({ id }) => id));
      // The file may show a line before it is known to be on the disk.
      this.folded = currentLabels([...this.stored.filter(({ id }) => !writing.has(id)), ...this.pending]);
    }
    return this.folded;
  }

  /** Whether a label is on the disk, where nothing loses it. */
  isStored({ id }: CurrentLabel): boolean {
    return this.pending.every((line) => line.id !== id);
  }

  isOwn({ source, by }: CurrentLabel): boolean {
    return source === this.author.source && by === this.author.by;
  }

  /** Resolves with the ids of the labels when they are on the disk. Rejects with a `UserError` when the disk refuses. */
  add(labels: readonly LabelFacts[]): Promise<readonly string[]> {
    return this.append(labels.map((facts) => labelLine(this.author, facts)));
  }

  /** Takes back lines of this author, or their taking back. */
  takeBack(ids: readonly string[]): Promise<readonly string[]> {
    return this.append([undoLine(this.author, ids)]);
  }

  /** Follows what others write, until it is disposed of. */
  watch(): Disposable {
    const watcher = watchLabels(this.paths, () => this.readAndTell());
    this.readAndTell();
    return watcher;
  }

  dispose(): void {
    this.change.dispose();
  }

  private async append(lines: readonly LabelLine[]): Promise<readonly string[]> {
    this.pending = [...this.pending, ...lines];
    this.changed();
    try {
      await this.writer.append(lines);
    } finally {
      this.pending = this.pending.filter((line) => !lines.includes(line));
      this.read();
      this.changed();
    }
    return lines.map(({ id }) => id);
  }

  private readAndTell(): void {
    if (this.read()) this.changed();
  }

  /** Whether anything is new. */
  private read(): boolean {
    const { stored, problems } = this;
    const found = labelProblems(this.paths, () => this.reader.read());
    if (found.labels) this.stored = found.labels.lines;
    this.problems = found.problems;
    return this.stored !== stored || JSON.stringify(this.problems) !== JSON.stringify(problems);
  }

  private changed(): void {
    this.folded = null;
    this.version += 1;
    this.change.fire();
  }
}
