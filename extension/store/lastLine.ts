import fs from 'node:fs';

const CHUNK = 1 << 16;

/** The last whole line of a file of JSON lines, without reading what stands before it; null where there is none. */
export function readLastLine<T>(path: string): T | null {
  if (!fs.existsSync(path)) return null;
  const file = fs.openSync(path, 'r');
  try {
    let start = fs.fstatSync(file).size;
    let text = Buffer.alloc(0);
    while (start > 0) {
      const length = Math.min(CHUNK, start);
      const chunk = Buffer.alloc(length);
      fs.readSync(file, chunk, 0, length, start - length);
      start -= length;
      text = Buffer.concat([chunk, text]);
      const end = text.lastIndexOf('\n');
      const before = end > 0 ? text.lastIndexOf('\n', end - 1) : -1;
      if (end >= 0 && (before >= 0 || start === 0)) return JSON.parse(text.toString('utf8', before + 1, end)) as T;
    }
    return null;
  } finally {
    fs.closeSync(file);
  }
}
