import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { atomicWrite } from '../../store/atomicWrite';

/**
 * Values that are made once and kept as JSON files, one a key. What cannot be written is kept in memory, with one warning: it
 * will be made anew next time and may then differ.
 */
export class JsonCache {
  private readonly values = new Map<string, Promise<unknown>>();
  private warned = false;

  constructor(private readonly folder: string) {}

  /** The value of a key, `/` between folders; `make` is called at most once at a time for each key. */
  get<T>(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.values.get(key);
    if (known) return known as Promise<T>;
    const value = this.readOrMake(key, make);
    this.values.set(key, value);
    value.catch(() => this.values.delete(key)); // whoever asked is told; the next one tries again
    return value;
  }

  private async readOrMake<T>(key: string, make: () => Promise<T>): Promise<T> {
    const file = path.join(this.folder, `${key}.json`);
    const stored = read(file);
    if (stored !== undefined) return stored as T;
    const value = await make();
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      atomicWrite(file, JSON.stringify(value));
    } catch (error) {
      if (!this.warned) process.emitWarning(`Cannot keep ${file}: ${(error as Error).message}`);
      this.warned = true;
    }
    return value;
  }
}

/** The content of a file, or `undefined` where there is none or it is no JSON. */
function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // made anew and overwritten
  }
}
