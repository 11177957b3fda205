import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { NATIVE_PINS } from '../../../extension/trainer/compute/native/nativeCache.mjs';
import { cloneSources } from '../../../scripts/setup/nativeSources.mjs';
import { pip } from '../../../scripts/setup/pip.mjs';
import { ROOT } from '../../../scripts/setup/setUp.mjs';
import { temporaryFolder } from '../../helpers/temporaryFolder';

const { wheels } = cloneSources(ROOT);
const hasPip = spawnSync('python3', ['-m', 'pip', '--version']).status === 0;
if (!hasPip) console.warn('SKIPPED what pip makes of hashes: there is no python3 with pip');

afterEach(() => vi.unstubAllEnvs());

describe.skipIf(!hasPip)('a package of an index', () => {
  /** Asks pip for a package by a hash, from an index that is a folder with that package. */
  async function download(hash: (right: string) => string): Promise<string[]> {
    const folder = temporaryFolder();
    const [index, target, list] = ['index', 'target', 'list.txt'].map((name) => path.join(folder, name));
    for (const made of [index, target]) mkdirSync(made);
    const wheel = path.join(index, 'couplet_nothing-1.0-py3-none-any.whl');
    const info = 'couplet_nothing-1.0.dist-info';
    const make = `import sys, zipfile, hashlib
with zipfile.ZipFile(sys.argv[1], "w") as wheel:
    wheel.writestr("${info}/METADATA", "Metadata-Version: 2.1\\nName: couplet-nothing\\nVersion: 1.0\\n")
    wheel.writestr("${info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest(), end="")`;
    const right = spawnSync('python3', ['-c', make, wheel], { encoding: 'utf8' }).stdout;
    writeFileSync(list, `couplet-nothing==1.0 --hash=sha256:${hash(right)}\n`);
    vi.stubEnv('PIP_NO_INDEX', '1');
    vi.stubEnv('PIP_FIND_LINKS', index);
    await pip({ python: 'python3', list, temporary: folder }, 'download', ['-d', target]);
    return readdirSync(target);
  }

  test('is taken when it is the one that was pinned', async () => {
    expect(await download((right) => right)).toEqual(['couplet_nothing-1.0-py3-none-any.whl']);
  });

  test('is refused, with what to do, when it is another one', async () => {
    await expect(download(() => '0'.repeat(64))).rejects.toThrow(
      /SHA-256 differs from the one in list\.txt.*pip config list/,
    );
  });
});

test('the lists are of the versions that builds are named after, each with a hash', () => {
  const packagesIn = (name: string) => {
    const lines = readFileSync(path.join(wheels, name), 'utf8').split('\n');
    return lines.filter((line) => line !== '' && !line.startsWith('#'));
  };
  const { cpu, cuda } = NATIVE_PINS.tensorflow;
  for (const line of packagesIn('cpu.txt')) expect(line).toMatch(new RegExp(`^tensorflow(-cpu)?==${cpu} `));
  for (const line of packagesIn('cuda.txt')) expect(line).toMatch(new RegExp(`^tensorflow==${cuda} `));
  for (const name of readdirSync(wheels))
    for (const line of packagesIn(name)) expect(line).toMatch(/^[\w-]+==[\w.]+ .*--hash=sha256:[0-9a-f]{64}$/);
});
