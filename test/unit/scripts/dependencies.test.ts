import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isInstalled } from '../../../scripts/setup/dependencies.mjs';
import { temporaryFolder } from '../../helpers/temporaryFolder';

const LEFT = { version: '1.0.0', integrity: 'sha512-left' };
const WINDOWS_ONLY = { version: '2.0.0', integrity: 'sha512-win', optional: true };

/** A clone whose lock file asks for two packages, one of them for another system. */
function clone(installed: Record<string, object>): string {
  const root = temporaryFolder();
  const wanted = { '': { version: '0.1.0' }, 'node_modules/left': LEFT, 'node_modules/win': WINDOWS_ONLY };
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  for (const place of Object.keys(installed)) {
    mkdirSync(path.join(root, place), { recursive: true });
    writeFileSync(path.join(root, place, 'package.json'), '{}');
  }
  mkdirSync(path.join(root, 'node_modules'), { recursive: true });
  writeFileSync(path.join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
  return root;
}

test('what the lock file asks for is there, optional packages aside', () => {
  expect(isInstalled(clone({ 'node_modules/left': LEFT }))).toBe(true);
});

test('a package that is missing, or of another version or content, is noticed', () => {
  expect(isInstalled(clone({}))).toBe(false);
  expect(isInstalled(clone({ 'node_modules/left': { ...LEFT, version: '1.0.1' } }))).toBe(false);
  expect(isInstalled(clone({ 'node_modules/left': { ...LEFT, integrity: 'sha512-other' } }))).toBe(false);
});

test('a folder that somebody deleted is noticed', () => {
  const root = clone({ 'node_modules/left': LEFT });
  rmSync(path.join(root, 'node_modules/left'), { recursive: true });
  expect(isInstalled(root)).toBe(false);
});

test('a fresh clone has nothing', () => {
  const root = clone({});
  rmSync(path.join(root, 'node_modules'), { recursive: true });
  expect(isInstalled(root)).toBe(false);
});
