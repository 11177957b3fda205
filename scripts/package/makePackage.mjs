/** The package that "Install from VSIX" takes. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setUpDependencies } from '../setup/dependencies.mjs';
import { ROOT } from '../setup/setUp.mjs';

/** Has packages of its own, which nobody needs who makes no package. */
const HERE = fileURLToPath(new URL('.', import.meta.url));

/** The oldest time that a zip archive can say. */
const FIXED_TIME = '315532800';

/**
 * Packs what is in dist/ and what else .vscodeignore names. The same files give the same bytes: vsce writes them in order and with one
 * time for all, when that is given, and its zip library reads the time zone.
 * @param {string} file
 * @returns {Promise<{ megabytes: number, sha256: string }>}
 */
export async function makePackage(file) {
  process.env.SOURCE_DATE_EPOCH ??= FIXED_TIME;
  process.env.TZ = 'UTC';
  setUpDependencies({ root: HERE, detail: () => {} });
  const { createVSIX } = createRequire(import.meta.url)('@vscode/vsce');
  await createVSIX({
    cwd: ROOT,
    packagePath: file,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  const bytes = readFileSync(file);
  return { megabytes: bytes.length / 1e6, sha256: createHash('sha256').update(bytes).digest('hex') };
}
