import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  dataDirectory,
  findNativeBuild,
  hasNvidiaDevice,
  type NativeVariant,
  nativeDirectory,
} from '../../../extension/trainer/compute/native/nativeCache.mjs';
import { temporaryFolder } from '../../helpers/temporaryFolder';

describe('data directory', () => {
  test('is where each system keeps it', () => {
    expect(dataDirectory({}, 'linux')).toBe(path.join(homedir(), '.local/share/couplet'));
    expect(dataDirectory({}, 'darwin')).toBe(path.join(homedir(), 'Library/Application Support/couplet'));
    expect(dataDirectory({ LOCALAPPDATA: '/local' }, 'win32')).toBe(path.join('/local', 'couplet'));
    expect(dataDirectory({ XDG_DATA_HOME: '/data' }, 'linux')).toBe(path.join('/data', 'couplet'));
  });
});

describe('builds', () => {
  beforeEach(() => vi.stubEnv('XDG_DATA_HOME', temporaryFolder()));
  afterEach(() => vi.unstubAllEnvs());

  function make(variant: NativeVariant): void {
    const directory = nativeDirectory(variant);
    mkdirSync(directory, { recursive: true });
    const facts = { binding: 'tfjs_binding.node', tensorflow: '2.16.2', functions: true };
    writeFileSync(path.join(directory, 'native.json'), JSON.stringify(facts));
  }

  test('have folders of their own, named by all that decides whether they fit', () => {
    const names = (['cpu', 'cuda', 'prebuilt'] as const).map((variant) => path.basename(nativeDirectory(variant)));
    expect(new Set(names).size).toBe(3);
    expect(names[0]).toMatch(/^tfjs[\d.]+-tf[\d.]+-cpu-[0-9a-f]{12}-/);
    for (const name of names) expect(name.endsWith(`-${process.platform}-${process.arch}-napi8`)).toBe(true);
  });

  test('none is found before one is made', () => {
    expect(findNativeBuild()).toBeNull();
    mkdirSync(nativeDirectory('cpu'), { recursive: true });
    expect(findNativeBuild()).toBeNull();
  });

  test('the one that suits the device is taken, else any', () => {
    make('prebuilt');
    expect(findNativeBuild({ gpu: true })?.variant).toBe('prebuilt');
    make('cuda');
    expect(findNativeBuild({ gpu: false })?.variant).toBe('cuda');
    make('cpu');
    expect(findNativeBuild({ gpu: false })?.variant).toBe('cpu');
    expect(findNativeBuild({ gpu: true })).toEqual({
      variant: 'cuda',
      directory: nativeDirectory('cuda'),
      binding: path.join(nativeDirectory('cuda'), 'tfjs_binding.node'),
      tensorflow: '2.16.2',
      functions: true,
    });
  });

  test('no GPU is seen where the user hides them all', () => {
    expect(hasNvidiaDevice({ CUDA_VISIBLE_DEVICES: '' })).toBe(false);
    expect(hasNvidiaDevice({ CUDA_VISIBLE_DEVICES: '-1' })).toBe(false);
  });
});
