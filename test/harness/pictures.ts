import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/setup/setUp.mjs';

/** Where pictures go; git does not see it. */
const PICTURES = path.join(ROOT, '.cache/ui');

/** The file of a picture, in a folder that is there. */
export function pictureFile(name: string): string {
  mkdirSync(PICTURES, { recursive: true });
  return path.join(PICTURES, `${name}.png`);
}
