import fs from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LabelLine } from '../../shared/model/label';
import { atomicWrite, syncFolder } from '../atomicWrite';
import { explainFileError } from '../fileErrors';
import type { RunPaths } from '../runPaths';
import { authorFile, authorFolder } from './labelPaths';
import type { Author } from './makeLines';

/** What git is told of label files: to keep the lines of both sides where the same author labelled in two clones. */
const GIT_ATTRIBUTES = '*.jsonl merge=union\n';

/**
 * Appends to the label file of an author. Several processes may do so at once (two windows): each call is one write to the end of the
 * file, so that lines never mix. No lock is needed, and a run that is being trained can be labelled.
 */
export class LabelWriter {
  private readonly path: string;
  private previous: Promise<unknown> = Promise.resolve();
  private foldersSynced = false;

  constructor(
    private readonly run: RunPaths,
    private readonly author: Author,
  ) {
    this.path = authorFile(run.labels, author.source, author.by);
  }

  /**
   * Resolves when the lines are on the disk, where no end of this process loses them. Rejects with a `UserError` when the disk
   * refuses; then readers may see some of them, and nothing that was appended before is lost.
   */
  append(lines: readonly LabelLine[]): Promise<void> {
    const appended = this.previous.then(() => this.write(lines));
    this.previous = appended.catch(() => undefined); // told to who called
    return appended;
  }

  private async write(lines: readonly LabelLine[]): Promise<void> {
    if (lines.length === 0) return;
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    try {
      let isNew = !this.foldersSynced;
      do {
        isNew ||= !fs.existsSync(this.path);
        if (isNew) makeFolders(this.run, this.author);
      } while (!(await appendWhole(this.path, text)));
      if (isNew)
        for (const folder of new Set([dirname(this.path), this.run.labels, this.run.folder])) syncFolder(folder);
      this.foldersSynced = true;
    } catch (error) {
      throw explainFileError(error, 'append to', this.path);
    }
  }
}

/**
 * Appends a text with one write, and syncs it. False where it has to be done again: git put another file in its place meanwhile, or
 * the disk took only part of it, since the rest could end up behind what another process appends. (A full disk is an error then.)
 */
async function appendWhole(path: string, text: string): Promise<boolean> {
  const file = await open(path, 'a+'); // each time, since git puts new files in the place of old ones
  try {
    const bytes = Buffer.from((await endsInLine(file)) ? text : `\n${text}`);
    const { bytesWritten } = await file.write(bytes);
    await file.sync();
    const there = fs.statSync(path, { throwIfNoEntry: false });
    return bytesWritten === bytes.length && there?.ino === (await file.stat()).ino;
  } finally {
    await file.close();
  }
}

/** Whether the last line is finished; one that a killed process left half written is closed by the next one. */
async function endsInLine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
  return size === 0 || buffer[0] === 10;
}

function makeFolders({ labels }: RunPaths, { source }: Author): void {
  fs.mkdirSync(authorFolder(labels, source), { recursive: true });
  const attributes = join(labels, '.gitattributes');
  if (!fs.existsSync(attributes)) atomicWrite(attributes, GIT_ATTRIBUTES);
}
