import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { TRAINER } from '../../../scripts/build/programs.mjs';
import { ROOT } from '../../../scripts/setup/setUp.mjs';

/** The modules in each program, as paths from the root. */
let programs: Record<string, string[]>;

beforeAll(async () => {
  const { metafile } = await build({ ...TRAINER, absWorkingDir: ROOT, sourcemap: false, write: false, metafile: true });
  programs = Object.fromEntries(
    Object.entries(metafile.outputs).map(([name, { inputs }]) => [name, Object.keys(inputs)]),
  );
});

describe.each(['dist/cli.js', 'dist/trainer.js'])('%s', (name) => {
  /** TensorFlow.js is built as CommonJS in one file and as many modules beside it; both in a program would be two engines. */
  test('holds every package of TensorFlow.js once', () => {
    const modules = programs[name].filter(
      (file) => file.includes('/@tensorflow/') && !file.includes('/tfjs-node-gpu/'),
    );
    const packages = modules.map((file) => file.replace(/^.*@tensorflow\/([^/]+)\/.*$/, '$1'));
    expect(packages).toContain('tfjs-core');
    expect(packages).toEqual([...new Set(packages)]);
  });

  test('holds no package in two versions', () => {
    expect(programs[name].filter((file) => /node_modules\/.*\/node_modules\//.test(file))).toEqual([]);
  });
});
