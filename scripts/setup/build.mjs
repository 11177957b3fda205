/** The programs in dist/, bundled from the sources when these have changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

/**
 * @param {{ root: string, detail: (line: string) => void }} job
 * @returns {import('./log.mjs').StepResult}
 */
export function setUpBuild({ root, detail }) {
  const stamp = path.join(root, 'dist/build-stamp');
  const state = sourceState(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return { done: true, summary: 'dist/ is up to date' };
  detail('bundling');
  run(process.execPath, [path.join(root, 'esbuild.mjs')], { cwd: root });
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
  return { done: false, summary: 'dist/ built' };
}

/**
 * A digest of every source file's name, size and time of change; reading the contents would cost more than it tells.
 * @param {string} root
 * @returns {string}
 */
export function sourceState(root) {
  const digest = createHash('sha256');
  const sources = ['extension', 'webviews', 'scripts'].flatMap((folder) => listFiles(root, folder));
  for (const file of ['esbuild.mjs', 'package.json', 'package-lock.json', ...sources]) {
    const { size, mtimeMs } = statSync(path.join(root, file));
    digest.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return digest.digest('hex');
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]} paths relative to the root, sorted
 */
function listFiles(root, folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}
