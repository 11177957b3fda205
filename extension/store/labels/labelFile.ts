import fs from 'node:fs';
import { LABEL_SCHEMA, type LabelLine } from '../../shared/model/label';
import { openIfThere, readAt } from '../fileReading';
import { type Migration, migrationsFrom } from '../migrate';

/** None yet: 1 is the newest schema. */
const MIGRATIONS: readonly Migration[] = [];

/** What every line begins with. Within the texts of a line quotes are escaped, so that it stands nowhere else. */
const BEGINNING = '{"schema":';

/** What a label file says, and how many of its lines are none. */
export interface LabelFileContent {
  readonly lines: readonly LabelLine[];
  /** Lines that a killed process left half written, or that are no labels. */
  readonly damaged: number;
}

const NOTHING: LabelFileContent = { lines: [], damaged: 0 };

/** A label file that others append to: what was read is not read again, unless another file stands in its place. */
export class LabelFile {
  private content = NOTHING;
  /** Bytes up to the end of the last whole line. */
  private size = 0;
  /** The last line that was read, and which file it was in, to notice when git or an editor put another content there. */
  private last = Buffer.alloc(0);
  private inode = 0;

  constructor(private readonly path: string) {}

  /** All that it says now; the same object as before where nothing is new. Throws a `UserError` where a newer version wrote it. */
  read(): LabelFileContent {
    const file = openIfThere(this.path);
    if (file === null) return this.restart(0);
    try {
      const { ino, size } = fs.fstatSync(file);
      if (!this.stands(file, ino)) this.restart(ino);
      const bytes = readAt(file, this.size, size - this.size);
      const end = bytes.lastIndexOf(10) + 1; // what follows is still being written
      if (end > 0) this.add(bytes.subarray(0, end));
      return this.content;
    } finally {
      fs.closeSync(file);
    }
  }

  private add(bytes: Buffer): void {
    const texts = bytes.toString('utf8').split('\n').slice(0, -1);
    const lines = texts.filter((text) => text !== '').map((text) => parseLine(text, this.path));
    const whole = lines.filter((line) => line !== null);
    this.content = {
      lines: [...this.content.lines, ...whole],
      damaged: this.content.damaged + lines.length - whole.length,
    };
    this.size += bytes.length;
    this.last = Buffer.from(bytes.subarray(bytes.lastIndexOf(10, -2) + 1)); // a copy, so that the rest is not kept
  }

  private stands(file: number, inode: number): boolean {
    return inode === this.inode && readAt(file, this.size - this.last.length, this.last.length).equals(this.last);
  }

  private restart(inode: number): LabelFileContent {
    this.content = NOTHING;
    this.size = 0;
    this.last = Buffer.alloc(0);
    this.inode = inode;
    return this.content;
  }
}

/** The label of a line, null where it has none. A whole one may stand behind the beginning of one that was never finished. */
function parseLine(text: string, path: string): LabelLine | null {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(text.slice(Math.max(0, text.lastIndexOf(BEGINNING)))) as Record<string, unknown>;
  } catch {
    return null;
  }
  if (typeof value?.schema !== 'number') return null;
  const line = migrationsFrom(value.schema, MIGRATIONS, path).reduce((older, migrate) => migrate(older), value);
  return { ...line, schema: LABEL_SCHEMA } as LabelLine;
}
