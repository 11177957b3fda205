import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { probeBackends, selectBackend } from '../../../extension/trainer/compute/backends/selectBackend';
import { BACKENDS } from '../../../extension/trainer/compute/backends/table';
import { tf } from '../../../extension/trainer/compute/tf';
import { temporaryFolder } from '../../helpers/temporaryFolder';

test('ids are unique and every backend says what it is', () => {
  expect(new Set(BACKENDS.map(({ id }) => id)).size).toBe(BACKENDS.length);
  for (const { label, description } of BACKENDS) {
    expect(label).not.toBe('');
    expect(description).toMatch(/\.$/);
  }
});

test('an unknown backend is answered with those there are', async () => {
  await expect(selectBackend('tensorflwo')).rejects.toThrow(
    'Unknown backend "tensorflwo". Known: auto, tensorflow, webgpu, wasm, cpu.',
  );
});

test('every probe gives a reason', async () => {
  const probes = await probeBackends();
  expect(probes.map(({ id }) => id)).toEqual(BACKENDS.map(({ id }) => id));
  for (const { reason } of probes) expect(reason).not.toBe('');
});

describe('on a machine without the native library', () => {
  beforeEach(() => vi.stubEnv('XDG_DATA_HOME', temporaryFolder()));
  afterEach(() => vi.unstubAllEnvs());

  test('auto takes WebAssembly and says why not TensorFlow', async () => {
    const { facts, passedOver } = await selectBackend('auto');
    expect(facts).toMatchObject({ backend: 'wasm', threads: 1 });
    expect(passedOver).toEqual([{ id: 'tensorflow', reason: expect.stringContaining('npm run setup') }]);
    expect(tf.getBackend()).toBe('wasm');
  });

  test('asking for TensorFlow is an error that says what to do', async () => {
    await expect(selectBackend('tensorflow')).rejects.toThrow(/Backend tensorflow does not work here: .*npm run setup/);
  });
});

test('the same backend can be taken again', async () => {
  const first = await selectBackend('cpu');
  await selectBackend('wasm');
  expect((await selectBackend('cpu')).facts).toEqual(first.facts);
  expect(tf.getBackend()).toBe('cpu');
});
