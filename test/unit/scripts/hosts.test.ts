import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { findChromium } from '../../../scripts/setup/hosts/chromium.mjs';
import { readAuthority } from '../../../scripts/setup/hosts/readAuthority.mjs';
import { readTestHost, testHostAt, testHostPins } from '../../../scripts/setup/hosts/testHosts.mjs';
import { ROOT } from '../../../scripts/setup/setUp.mjs';
import { temporaryFolder } from '../../helpers/temporaryFolder';

afterEach(() => vi.unstubAllEnvs());

test('the oldest VS Code that is tested is the oldest that the manifest promises', () => {
  const { engines, devDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const [major, minor] = testHostPins('minimum').vscode.split('.');
  expect(engines.vscode).toBe(`^${major}.${minor}.0`);
  expect(devDependencies['@types/vscode']).toBe(`${major}.${minor}.0`);
});

test('a host is there when its Node and its server are', () => {
  vi.stubEnv('XDG_DATA_HOME', temporaryFolder());
  expect(readTestHost('newest')).toBeNull();
  const { nodeProgram, codeServerDirectory } = testHostAt(testHostPins('newest'));
  mkdirSync(path.dirname(nodeProgram), { recursive: true });
  writeFileSync(nodeProgram, '');
  expect(readTestHost('newest')).toBeNull();
  mkdirSync(codeServerDirectory, { recursive: true });
  expect(readTestHost('newest')).toMatchObject({ id: 'newest', nodeProgram });
});

test('hosts of two versions have folders of their own', () => {
  expect(testHostAt(testHostPins('newest')).directory).not.toBe(testHostAt(testHostPins('minimum')).directory);
});

test('a browser counts only if it starts', () => {
  vi.stubEnv('XDG_DATA_HOME', temporaryFolder());
  const folder = temporaryFolder();
  const program = (name: string, text: string) => writeFileSync(path.join(folder, name), text, { mode: 0o755 });
  expect(findChromium({ PATH: folder })).toBeNull();
  program('chromium', '#!/bin/sh\nexit 1\n');
  expect(findChromium({ PATH: folder })).toBeNull();
  program('google-chrome', '#!/bin/sh\nexit 0\n');
  expect(findChromium({ PATH: folder })).toBe(path.join(folder, 'google-chrome'));
  expect(findChromium({ PATH: folder, COUPLET_CHROMIUM: path.join(folder, 'chromium') })).toBeNull();
});

describe('readAuthority', () => {
  const run = (code: string) => readAuthority(spawn(process.execPath, ['-e', code]));

  test('finds the address among what a server prints', async () => {
    const code = "console.error('starting'); console.log('HTTP server listening on http://127.0.0.1:4321/')";
    expect(await run(code)).toBe('127.0.0.1:4321');
  });

  test('tells what a server printed that ended before it listened, and why none could be started', async () => {
    await expect(run("console.log('no room'); process.exitCode = 3")).rejects.toThrow(/ended with code 3\.\nno room/);
    await expect(readAuthority(spawn('/no/such/program'))).rejects.toThrow('could not be started');
  });
});
