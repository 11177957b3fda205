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

/** Files about the trainer processes of this workspace, one each; they are there as long as nobody has heard of the process's end. */
export class SessionRecords {
  constructor(private readonly folder: string) {}

  /** Where the log of a new process goes. */
  logOf(id: string): string {
    fs.mkdirSync(this.folder, { recursive: true });
    return path.join(this.folder, `${id}.log`);
  }

  save(record: SessionRecord): void {
    fs.mkdirSync(this.folder, { recursive: true });
    const file = this.fileOf(record.id);
    fs.writeFileSync(`${file}.part`, JSON.stringify(record));
    fs.renameSync(`${file}.part`, file);
  }

  /** Forgets a process; its log stays until the next one of the same id. */
  remove(id: string): void {
    fs.rmSync(this.fileOf(id), { force: true });
  }

  /** What is on record, those that still run apart from those that ended unseen. */
  list(): { readonly running: SessionRecord[]; readonly ended: SessionRecord[] } {
    const names = fs.existsSync(this.folder) ? fs.readdirSync(this.folder) : [];
    const records = names.filter((name) => name.endsWith('.json')).flatMap((name) => this.read(name));
    const runs = (record: SessionRecord) => livenessOf(record.process) !== 'dead';
    return { running: records.filter(runs), ended: records.filter((record) => !runs(record)) };
  }

  private read(name: string): SessionRecord[] {
    try {
      return [JSON.parse(fs.readFileSync(path.join(this.folder, name), 'utf8'))];
    } catch {
      return []; // taken away by another window, or not ours
    }
  }

  private fileOf(id: string): string {
    return path.join(this.folder, `${id}.json`);
  }
}
