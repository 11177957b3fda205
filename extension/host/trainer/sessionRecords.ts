import fs from 'node:fs';
import path from 'node:path';
import type { JobRequest } from '../../shared/protocol/trainer';
import { livenessOf, type ProcessIdentity } from '../../store/processIdentity';

/** A trainer process as the next window needs to know it. */
export interface SessionRecord {
  readonly id: string;
  /** Words for people: the name of the run. */
  readonly label: string;
  readonly request: JobRequest;
  readonly process: ProcessIdentity;
  readonly control: string;
  readonly log: string;
}

const RECORD = '.json';
const LOG = '.log';

/** Logs of processes that are over, for whoever asks later why one ended. */
const KEPT_LOGS = 20;

/**
 * Files about the trainer processes of this workspace. The record of a process is there as long as nobody has heard of its end, its log
 * until twenty others are over.
 */
export class SessionRecords {
  constructor(private readonly folder: string) {}

  /** Where the log of a new process goes: a file that is not there yet. Older logs are removed. */
  newLog(id: string): string {
    fs.mkdirSync(this.folder, { recursive: true });
    const log = `${id}${LOG}`;
    for (const name of [log, ...this.oldLogs()]) fs.rmSync(this.pathOf(name), { force: true });
    return this.pathOf(log);
  }

  save(record: SessionRecord): void {
    fs.mkdirSync(this.folder, { recursive: true });
    const file = this.pathOf(`${record.id}${RECORD}`);
    fs.writeFileSync(`${file}.part`, JSON.stringify(record));
    fs.renameSync(`${file}.part`, file);
  }

  /** Forgets a process; its log counts as one of a process that is over from now on. */
  remove(id: string): void {
    fs.rmSync(this.pathOf(`${id}${RECORD}`), { force: true });
  }

  /** What is on record, those that still run apart from those that ended unseen. */
  list(): { readonly running: SessionRecord[]; readonly ended: SessionRecord[] } {
    const names = fs.existsSync(this.folder) ? fs.readdirSync(this.folder) : [];
    const records = names.filter((name) => name.endsWith(RECORD)).flatMap((name) => this.read(name));
    const runs = (record: SessionRecord) => livenessOf(record.process) !== 'dead';
    return { running: records.filter(runs), ended: records.filter((record) => !runs(record)) };
  }

  private read(name: string): SessionRecord[] {
    try {
      return [JSON.parse(fs.readFileSync(this.pathOf(name), 'utf8'))];
    } catch {
      return []; // taken away by another window, or not ours
    }
  }

  /** Names of the logs that nobody will ask for any more. */
  private oldLogs(): string[] {
    const names = fs.readdirSync(this.folder);
    const isOver = (name: string) => name.endsWith(LOG) && !names.includes(`${path.parse(name).name}${RECORD}`);
    const changedAt = (name: string) => fs.statSync(this.pathOf(name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const over = names.filter(isOver).map((name) => ({ name, at: changedAt(name) }));
    return over
      .sort((a, b) => b.at - a.at)
      .slice(KEPT_LOGS)
      .map(({ name }) => name);
  }

  private pathOf(name: string): string {
    return path.join(this.folder, name);
  }
}
