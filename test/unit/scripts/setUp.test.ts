import { spawnSync } from 'node:child_process';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceState } from '../../../scripts/setup/build.mjs';
import { createLog } from '../../../scripts/setup/log.mjs';
import { ROOT } from '../../../scripts/setup/setUp.mjs';
import { findTools } from '../../../scripts/setup/tools.mjs';
import { temporaryFolder } from '../../helpers/temporaryFolder';

describe('missing tools', () => {
  test('each is named with a command that gets it', () => {
    const { tools, missing } = findTools({ PATH: temporaryFolder() });
    expect(tools).toBeNull();
    expect(missing).toHaveLength(2);
    expect(missing[0]).toMatch(/^python3 .* is missing: .*apt-get install python3 .* or conda install/);
    expect(missing[1]).toMatch(/^g\+\+ is missing: .*dnf install gcc-c\+\+ or brew install gcc or/);
  });

  test('only the package manager that is there is named', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'dnf'), '');
    expect(findTools({ PATH: folder }).missing[1]).toMatch(/^g\+\+ is missing: (sudo )?dnf install gcc-c\+\+\.$/);
  });

  test('a Python without pip and venv is no use', () => {
    const folder = temporaryFolder();
    const python = '#!/bin/sh\ncase "$2" in *pip*) exit 1;; esac\n';
    writeFileSync(path.join(folder, 'python3'), python, { mode: 0o755 });
    writeFileSync(path.join(folder, 'g++'), '#!/bin/sh\n', { mode: 0o755 });
    const { tools, missing } = findTools({ PATH: folder });
    expect(tools).toBeNull();
    expect(missing).toEqual([expect.stringMatching(/^python3 has no pip: /)]);
  });

  test('PYTHON and CXX name others', () => {
    const folder = temporaryFolder();
    for (const name of ['py', 'cxx']) writeFileSync(path.join(folder, name), '#!/bin/sh\n', { mode: 0o755 });
    const [python, compiler] = ['py', 'cxx'].map((name) => path.join(folder, name));
    expect(findTools({ PATH: '', PYTHON: python, CXX: compiler }).tools).toEqual({ python, compiler, pip: true });
  });
});

describe('build stamp', () => {
  test('changes with any source, and with nothing else', () => {
    const root = temporaryFolder();
    for (const file of ['esbuild.mjs', 'package.json', 'package-lock.json']) writeFileSync(path.join(root, file), '');
    for (const folder of ['extension/deep', 'webviews', 'scripts'])
      mkdirSync(path.join(root, folder), { recursive: true });
    const source = path.join(root, 'extension/deep/a.ts');
    writeFileSync(source, 'one');
    const before = sourceState(root);
    writeFileSync(path.join(root, 'README.md'), 'not a source');
    expect(sourceState(root)).toBe(before);
    utimesSync(source, 1, 1);
    const touched = sourceState(root);
    expect(touched).not.toBe(before);
    writeFileSync(path.join(root, 'extension/b.ts'), '');
    const added = sourceState(root);
    expect(added).not.toBe(touched);
    writeFileSync(path.join(root, 'webviews/c.tsx'), '');
    expect(sourceState(root)).not.toBe(added);
  });
});

describe('log', () => {
  const lines = async (quiet: boolean, done: boolean) => {
    let text = '';
    const log = createLog({ quiet, write: (part) => (text += part) });
    await log.step('packages', (detail) => {
      if (!done) detail('npm ci');
      return { done, summary: '3 npm packages', notices: ['Mind the gap.'] };
    });
    return text
      .replace(/\d+\.\d s/, 'T')
      .split('\n')
      .slice(0, -1);
  };

  test('a step has one line with its time, and its details before', async () => {
    expect(await lines(false, true)).toEqual(['  packages     3 npm packages (T)', 'Mind the gap.']);
    expect(await lines(false, false)).toEqual([
      '  … packages: npm ci',
      '  packages     3 npm packages (T)',
      'Mind the gap.',
    ]);
  });

  test('quiet leaves out what was done already, but no notice', async () => {
    expect(await lines(true, true)).toEqual(['Mind the gap.']);
    expect(await lines(true, false)).toHaveLength(3);
  });
});

describe('command line', () => {
  const setup = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(ROOT, 'scripts/setup.mjs'), ...args], { encoding: 'utf8' });

  test('--help prints the options', () => {
    const { status, stdout } = setup('--help');
    expect(status).toBe(0);
    for (const option of ['--gpu', '--cpu', '--quiet', '--force-native', '--no-native'])
      expect(stdout).toContain(option);
  });

  test('an unknown option, and two that exclude each other, end with the usage', () => {
    expect(setup('--grpu')).toMatchObject({ status: 1, stderr: expect.stringMatching(/--grpu[\s\S]*Usage:/) });
    expect(setup('--gpu', '--cpu')).toMatchObject({ status: 1, stderr: expect.stringMatching(/exclude[\s\S]*Usage:/) });
  });
});
