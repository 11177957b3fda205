import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../scripts/setup/setUp.mjs';

/** Where a picture of a test goes; git does not see it. */
export function picture(name: string): string {
  const folder = path.join(ROOT, '.cache/ui');
  mkdirSync(folder, { recursive: true });
  return path.join(folder, `${name}.png`);
}
