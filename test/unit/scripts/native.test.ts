import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nativeDirectory } from '../../../extension/trainer/compute/native/nativeCache.mjs';
import { setUpNative } from '../../../scripts/setup/native.mjs';
import { temporaryFolder } from '../../helpers/temporaryFolder';

let tools: string;

/** A machine without Python and compiler, on which the download host does not answer. */
beforeEach(() => {
  tools = temporaryFolder();
  vi.stubEnv('PATH', tools);
  vi.stubEnv('PYTHON', '');
  vi.stubEnv('CXX', '');
  vi.stubEnv('XDG_DATA_HOME', temporaryFolder());
  vi.stubEnv('TFJS_NODE_CDN_STORAGE', 'http://127.0.0.1:9/');
});
afterEach(() => vi.unstubAllEnvs());

/** A clone with nothing but the manifest of the npm package. */
function clone(): string {
  const root = temporaryFolder();
  const folder = path.join(root, 'node_modules/@tensorflow/tfjs-node-gpu');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ binary: {} }));
  return root;
}

async function setUp(root: string, options: { force?: boolean; skip?: boolean } = {}) {
  const details: string[] = [];
  const result = await setUpNative({ root, ...options, detail: (line) => details.push(line) });
  return { ...result, details, notices: result.notices ?? [] };
}

test('without tools and download it goes on with WebAssembly, and says what that costs and how to change it', async () => {
  const { summary, notices } = await setUp(clone());
  expect(summary).toBe('not built');
  expect(notices[0]).toMatch(/^Going on with WebAssembly, .* ten times slower .* `npm run setup -- --force-native`:$/);
  expect(notices.slice(1)).toEqual([
    expect.stringMatching(/python3 .* is missing/),
    expect.stringMatching(/g\+\+ is missing/),
    expect.stringMatching(/prebuilt: .*\(127\.0\.0\.1:9\) does not answer/),
  ]);
});

test('a failed attempt is not repeated at every start, unless forced or another tool is there', async () => {
  const root = clone();
  expect((await setUp(root)).details).toEqual(["running tfjs-node's own installer"]);
  const again = await setUp(root);
  expect(again).toMatchObject({ done: true, details: [], summary: 'not built' });
  expect(again.notices).toHaveLength(4);
  expect((await setUp(root, { force: true })).details).toHaveLength(1);
  writeFileSync(path.join(tools, 'g++'), '#!/bin/sh\n', { mode: 0o755 });
  expect((await setUp(root)).notices.join()).not.toContain('g++');
});

test('a build of this machine is used as it is', async () => {
  const directory = nativeDirectory('cpu');
  mkdirSync(directory, { recursive: true });
  const facts = { binding: 'tfjs_binding.node', tensorflow: '2.16.2', functions: true };
  writeFileSync(path.join(directory, 'native.json'), JSON.stringify(facts));
  expect(await setUp(clone())).toEqual({ done: true, summary: 'TensorFlow 2.16.2 (CPU)', notices: [], details: [] });
});

test('it can be left out', async () => {
  const { summary, notices, details } = await setUp(clone(), { skip: true });
  expect(summary).toBe('left out');
  expect(notices).toEqual([expect.stringMatching(/^Going on with WebAssembly, .* run `npm run setup`\.$/)]);
  expect(details).toEqual([]);
});

test('a data directory that cannot be written is a reason like any other', async () => {
  const file = path.join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  vi.stubEnv('XDG_DATA_HOME', file);
  expect((await setUp(clone())).notices.at(-1)).toMatch(/ENOTDIR.*Set XDG_DATA_HOME to a folder/);
});
