import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { NATIVE_PINS } from '../../../extension/trainer/compute/native/nativeCache.mjs';
import { applyPatch, patchText } from '../../../scripts/setup/applyPatch.mjs';
import { ROOT } from '../../../scripts/setup/setUp.mjs';
import { temporaryFolder } from '../../helpers/temporaryFolder';

const PATCH = path.join(ROOT, 'extension/trainer/compute/native/binding.patch');
const PACKAGE = path.join(ROOT, 'node_modules/@tensorflow/tfjs-node-gpu');

const hunks = ['@@ -2,3 +2,4 @@', ' two', '-three', '+drei', '+dreieinhalb', ' four', ''].join('\n');

test('a hunk replaces lines where the diff says they are', () => {
  expect(patchText('one\ntwo\nthree\nfour\nfive\n', hunks)).toBe('one\ntwo\ndrei\ndreieinhalb\nfour\nfive\n');
});

test('a text that differs in a line of context is not patched', () => {
  expect(patchText('one\ntwo\nthree\nFOUR\nfive\n', hunks)).toBeNull();
  expect(patchText('zero\none\ntwo\nthree\nfour\n', hunks)).toBeNull();
});

test('the patch fits the sources of the installed package, and leaves these alone', () => {
  const copy = temporaryFolder();
  cpSync(path.join(PACKAGE, 'binding'), copy, { recursive: true });
  applyPatch(PATCH, copy);
  const read = (folder: string, file: string) => readFileSync(path.join(folder, file), 'utf8');
  expect(read(copy, 'tfjs_backend.cc')).toContain('TFE_ContextAddFunction');
  expect(read(copy, 'tfjs_backend.h')).toContain('void AddFunction(');
  expect(read(copy, 'tfjs_binding.cc')).toContain('{"addFunction"');
  expect(read(path.join(PACKAGE, 'binding'), 'tfjs_binding.cc')).not.toContain('addFunction');
});

test('another version of the sources is refused by name', () => {
  const copy = temporaryFolder();
  cpSync(path.join(PACKAGE, 'binding'), copy, { recursive: true });
  writeFileSync(path.join(copy, 'tfjs_backend.cc'), '// rewritten\n');
  expect(() => applyPatch(PATCH, copy)).toThrow(/binding\.patch does not fit .*tfjs_backend\.cc/);
});

test('the pins that name the cache folder are those of the files', () => {
  const digest = createHash('sha256').update(readFileSync(PATCH)).digest('hex');
  expect(NATIVE_PINS.patch).toBe(digest.slice(0, NATIVE_PINS.patch.length));
  expect(NATIVE_PINS.patch.length).toBeGreaterThanOrEqual(12);
  const installed = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  expect(NATIVE_PINS.binding).toBe(installed.version);
});
