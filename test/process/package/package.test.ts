import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tensorflowBackend } from '../../../extension/trainer/compute/backends/tensorflow';
import { makePackage } from '../../../scripts/package/makePackage.mjs';
import { buildCli } from '../cli/couplet';

const folder = mkdtempSync(path.join(tmpdir(), 'couplet-package-'));
const installed = path.join(folder, 'installed/extension');
const native = await tensorflowBackend.probe();
if (!native.ok) console.warn(`SKIPPED training with the installed package on tensorflow: ${native.reason}`);

let made: Awaited<ReturnType<typeof makePackage>>;

beforeAll(async () => {
  await buildCli();
  const file = path.join(folder, 'couplet.vsix');
  made = await makePackage(file);
  const unpacked = spawnSync('python3', ['-m', 'zipfile', '-e', file, path.join(folder, 'installed')]);
  expect(unpacked.status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the installed command line in an empty place. */
function couplet(...args: string[]) {
  const { NODE_PATH: _, ...env } = process.env;
  const program = path.join(installed, 'dist/cli.js');
  return spawnSync(process.execPath, [program, ...args], { cwd: folder, env, encoding: 'utf8' });
}

/** Trains the smallest example, shortened. */
function trainSmoke(backend: string) {
  const short = [
    `compute.backend=${backend}`,
    'coldStart.steps=10',
    'algorithm.iterations=2',
    'evaluation.episodes=2',
    'evaluation.splits=["L0"]',
    'evaluation.greedy=false',
  ];
  const example = path.join(installed, 'examples/smoke.couplet.json');
  return couplet(
    'train',
    example,
    ...short.flatMap((it) => ['--set', it]),
    '--runs',
    path.join(folder, 'runs'),
    '--json',
  );
}

describe('the package', () => {
  test('has less than 10 MB, and the same bytes when it is made again', async () => {
    expect(made.megabytes).toBeLessThan(10);
    expect(await makePackage(path.join(folder, 'again.vsix'))).toEqual(made);
  });

  test('works where there are no packages, and says of WebGPU that it is not there', () => {
    for (let place = installed; place !== path.dirname(place); place = path.dirname(place))
      expect(existsSync(path.join(place, 'node_modules'))).toBe(false);
    const { status, stdout } = couplet('info', '--json');
    expect(status).toBe(0);
    const { backends } = JSON.parse(stdout) as { backends: { id: string; ok: boolean; reason: string }[] };
    expect(backends.find(({ id }) => id === 'wasm')).toMatchObject({ ok: true });
    expect(backends.find(({ id }) => id === 'webgpu')!.reason).toMatch(/"webgpu" is not installed/);
  });

  test.each(native.ok ? ['wasm', 'tensorflow'] : ['wasm'])('trains with %s', (backend) => {
    const { status, stdout } = trainSmoke(backend);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'completed' });
    expect(status).toBe(0);
  });
});
