import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { type Disposable, EventEmitter, type LogOutputChannel, RelativePattern, Uri, workspace } from 'vscode';
import { readSettings } from '../settings';
import { type RunEntry, readRunEntry } from './runEntry';

const PATTERN = '**/run.couplet';

/** Not looked into: what others installed. */
const EXCLUDED = '**/{node_modules,.git,.venv,venv}/**';

/** Milliseconds in which changes of one run count as one: the trainer replaces the manifest at every iteration. */
const SETTLE_MS = 200;

/** Milliseconds of reading in one go. */
const BURST_MS = 10;

/** The runs of the workspace, of the folders in the settings and of folders of our own, kept up to date whoever writes them. */
export class RunIndex implements Disposable {
  private readonly entries = new Map<string, RunEntry>();
  private readonly pending = new Map<string, NodeJS.Timeout>();
  private readonly change = new EventEmitter<void>();
  private readonly watchers: Disposable[] = [];
  private readonly subscriptions: readonly Disposable[];
  private found: Promise<void> | null = null;

  readonly onDidChange = this.change.event;

  constructor(
    private readonly log: LogOutputChannel,
    /** More folders to look in. */
    private readonly own: readonly string[],
  ) {
    this.subscriptions = [
      this.change,
      workspace.onDidChangeWorkspaceFolders(() => this.foldersChanged()),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('couplet.runFolders')) this.foldersChanged();
      }),
    ];
  }

  /** All runs, the newest first. Looks for them at the first call. */
  async list(): Promise<readonly RunEntry[]> {
    this.found ??= this.find();
    await this.found;
    return [...this.entries.values()].sort((a, b) => b.manifest.createdAt.localeCompare(a.manifest.createdAt));
  }

  /** Looks for runs anew. */
  async refresh(): Promise<void> {
    const find = () => this.find();
    this.found = (this.found ?? Promise.resolve()).then(find, find); // one at a time: each begins with an empty list
    await this.found;
    this.change.fire();
  }

  /** Looks at a run that is known to change; file watchers of VS Code miss what happens while they start. */
  look(folder: string): void {
    this.readSoon(folder);
  }

  dispose(): void {
    for (const timer of this.pending.values()) clearTimeout(timer);
    for (const it of [...this.watchers.splice(0), ...this.subscriptions]) it.dispose();
  }

  /** Nobody has to look anew who has not looked yet. */
  private foldersChanged(): void {
    if (this.found) this.refresh().catch((error) => this.log.error(`Runs were not looked for: ${error}`));
  }

  private async find(): Promise<void> {
    for (const watcher of this.watchers.splice(0)) watcher.dispose();
    this.entries.clear();
    const more = [...readSettings().runFolders, ...this.own].map(
      (folder) => new RelativePattern(Uri.file(path.resolve(folder)), PATTERN),
    );
    const patterns = [PATTERN, ...more];
    for (const pattern of patterns) this.watch(pattern);
    const found = await Promise.all(patterns.map((pattern) => workspace.findFiles(pattern, EXCLUDED)));
    let pauseAt = performance.now() + BURST_MS;
    for (const uri of found.flat()) {
      this.read(path.dirname(uri.fsPath));
      if (performance.now() < pauseAt) continue;
      await turn(); // the extension host has other work as well
      pauseAt = performance.now() + BURST_MS;
    }
  }

  private watch(pattern: string | RelativePattern): void {
    const watcher = workspace.createFileSystemWatcher(pattern);
    const soon = ({ fsPath }: Uri) => this.readSoon(path.dirname(fsPath));
    this.watchers.push(watcher, watcher.onDidCreate(soon), watcher.onDidChange(soon), watcher.onDidDelete(soon));
  }

  private readSoon(folder: string): void {
    if (this.pending.has(folder)) return;
    const read = () => {
      this.pending.delete(folder);
      this.read(folder);
      this.change.fire();
    };
    this.pending.set(folder, setTimeout(read, SETTLE_MS));
  }

  private read(folder: string): void {
    try {
      this.entries.set(folder, readRunEntry(folder));
    } catch (error) {
      this.entries.delete(folder);
      this.log.debug(`${folder} is not listed: ${error}`);
    }
  }
}
