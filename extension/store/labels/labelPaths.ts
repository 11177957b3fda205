import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import type { Labeller } from '../../shared/model/label';
import { errorCode, explainFileError } from '../fileErrors';

const EXTENSION = '.jsonl';

/** Longest part of a file name that is the author's own. */
const READABLE = 40;

/** Where critics write, apart from people. */
const criticsFolder = (labels: string): string => join(labels, 'critics');

/** The folder of a labels folder that an author's file is in. */
export const authorFolder = (labels: string, source: Labeller): string =>
  source === 'human' ? labels : criticsFolder(labels);

/**
 * The file of an author: what of the name can stand in file names everywhere, in small letters, and a hash of the exact name, so that
 * authors who look alike there have files of their own, also on disks that do not tell capital letters.
 */
export function authorFile(labels: string, source: Labeller, by: string): string {
  const name = by.replace(/\s*<[^<>]*>$/, ''); // without the address
  const readable = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-');
  const hash = createHash('sha256').update(`${source} ${by}`).digest('hex').slice(0, 16);
  const parts = [readable.replaceAll(/^-|-$/g, '').slice(0, READABLE), hash];
  return join(authorFolder(labels, source), `${parts.filter((part) => part !== '').join('-')}${EXTENSION}`);
}

/** The label files that there are, of people and then of critics, in a fixed order. */
export function listLabelFiles(labels: string): string[] {
  return [labels, criticsFolder(labels)].flatMap((folder) =>
    namesIn(folder)
      .filter((name) => name.endsWith(EXTENSION) && !name.startsWith('.'))
      .sort()
      .map((name) => join(folder, name)),
  );
}

function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw explainFileError(error, 'list', folder);
  }
}
