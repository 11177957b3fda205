import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lacksNativeBackend } from '../../../extension/host/trainer/lacksNativeBackend';
import { temporaryFolder } from '../../helpers/temporaryFolder';

const compute = (backend: string) => ({ backend, device: 'CPU', library: '', threads: 1 });

/** A request to train with a configuration. */
function training(text: string) {
  const configuration = path.join(temporaryFolder(), 'a.couplet.json');
  writeFileSync(configuration, text);
  return { kind: 'train', configuration, overrides: [], runs: '' } as const;
}

test('a job lacks it that was given WebAssembly for want of something better', () => {
  expect(lacksNativeBackend(training('{}'), compute('wasm'))).toBe(true);
  expect(lacksNativeBackend(training('{}'), compute('tensorflow'))).toBe(false);
  expect(lacksNativeBackend(training('{}'), null)).toBe(false);
});

test('a job that asks for WebAssembly lacks nothing', () => {
  expect(lacksNativeBackend(training('{ "compute": { "backend": "wasm" } }'), compute('wasm'))).toBe(false);
});
