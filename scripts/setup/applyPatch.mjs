/** A strict unified-diff applier, so that the set-up needs neither `patch` nor `git`. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from './run.mjs';

/**
 * Applies a unified diff to the files of a folder, in place. Every line of context must match where the diff says it is.
 * @param {string} patchFile
 * @param {string} directory
 * @throws {SetupError} when a file differs from what the diff was made for
 */
export function applyPatch(patchFile, directory) {
  const sections = readFileSync(patchFile, 'utf8')
    .split(/^--- .*\n\+\+\+ b\/(.*)\n/m)
    .slice(1);
  for (let i = 0; i < sections.length; i += 2) {
    const file = path.join(directory, sections[i]);
    const patched = patchText(readFileSync(file, 'utf8'), sections[i + 1]);
    if (patched === null) {
      throw new SetupError(`${path.basename(patchFile)} does not fit ${file}: the package's version has changed.`);
    }
    writeFileSync(file, patched);
  }
}

/**
 * The text after the hunks of one file, or null when a line of context differs.
 * @param {string} text
 * @param {string} hunks
 * @returns {string | null}
 */
export function patchText(text, hunks) {
  const source = text.split('\n');
  const output = [];
  let next = 0;
  for (const line of hunks.replace(/\n$/, '').split('\n')) {
    const header = /^@@ -(\d+)/.exec(line);
    if (header) {
      const start = Number(header[1]) - 1;
      output.push(...source.slice(next, start));
      next = start;
    } else if (line.startsWith('+')) {
      output.push(line.slice(1));
    } else if (source[next] !== line.slice(1)) {
      return null;
    } else {
      if (!line.startsWith('-')) output.push(line.slice(1));
      next++;
    }
  }
  output.push(...source.slice(next));
  return output.join('\n');
}
