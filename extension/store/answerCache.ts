import fs from 'node:fs';
import { join } from 'node:path';
import { atomicWrite } from './atomicWrite';
import { explainFileError } from './fileErrors';
import { readTextIfThere } from './readTextFile';
import type { RunPaths } from './runPaths';

/** Version of the lines; those of another one are asked anew. */
const ANSWER_SCHEMA = 1;

/** What a language model answered, as a line of `analysis/critic/answers.jsonl`. */
export interface StoredAnswer {
  /** Hash of all that decides the answer. */
  readonly key: string;
  readonly model: string;
  readonly text: string;
  /** By itself, at the most tokens that were allowed, or by a filter. */
  readonly end: 'stop' | 'length' | 'filter';
}

/**
 * Answers of language models by the hash of what was asked, so that nothing is paid for twice. Several processes may add to it at once:
 * each line is one write and begins with a line break, so that one that was cut off spoils no other.
 */
export class AnswerCache {
  private readonly answers = new Map<string, StoredAnswer>();
  private readonly path: string;

  constructor(private readonly run: RunPaths) {
    this.path = join(run.critic, 'answers.jsonl');
    for (const line of readTextIfThere(this.path).split('\n')) {
      const answer = parseLine(line);
      if (answer) this.answers.set(answer.key, answer);
    }
  }

  get(key: string): StoredAnswer | undefined {
    return this.answers.get(key);
  }

  /** Keeps an answer; it is on the disk when this returns. Throws a `UserError` when the disk refuses. */
  add(answer: StoredAnswer): void {
    this.answers.set(answer.key, answer);
    try {
      this.makeFolder();
      const file = fs.openSync(this.path, 'a');
      try {
        fs.writeSync(file, `\n${JSON.stringify({ schema: ANSWER_SCHEMA, ...answer })}\n`);
        fs.fsyncSync(file);
      } finally {
        fs.closeSync(file);
      }
    } catch (error) {
      throw explainFileError(error, 'append to', this.path);
    }
  }

  /** Git leaves the folder alone: it can be made again. */
  private makeFolder(): void {
    fs.mkdirSync(this.run.critic, { recursive: true });
    const ignore = join(this.run.critic, '.gitignore');
    if (!fs.existsSync(ignore)) atomicWrite(ignore, '*\n');
  }
}

function parseLine(line: string): StoredAnswer | null {
  try {
    const { schema, ...answer } = JSON.parse(line) as StoredAnswer & { readonly schema: number };
    return schema === ANSWER_SCHEMA ? answer : null;
  } catch {
    return null; // an empty line, or one that was cut off: it is asked anew
  }
}
