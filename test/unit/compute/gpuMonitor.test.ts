import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { GpuMonitor } from '../../../extension/trainer/compute/gpuMonitor';
import { temporaryFolder } from '../../helpers/temporaryFolder';

/** A program that prints lines, and goes on. */
function fakeNvidiaSmi(lines: readonly string[]): string {
  const program = join(temporaryFolder(), 'nvidia-smi');
  writeFileSync(program, `#!/bin/sh\nprintf '${lines.join('\\n')}\\n'\nexec sleep 60\n`);
  chmodSync(program, 0o755);
  return program;
}

it('gives the mean use and the greatest memory since it was last read', async () => {
  const program = fakeNvidiaSmi(['40, 1000', '[N/A], [N/A]', '60, 3000']);
  const monitor = new GpuMonitor(program, { ...process.env, CUDA_VISIBLE_DEVICES: '' });
  try {
    const found: Record<string, number>[] = [];
    const uses = () => {
      found.push(monitor.read());
      return found.flatMap((read) => read['gpu/use'] ?? []);
    };
    await expect.poll(uses, { timeout: 10_000 }).toEqual([0.5]);
    expect(found.at(-1)).toEqual({ 'gpu/use': 0.5, 'gpu/memory': 3000 * 2 ** 20 });
    expect(monitor.read()).toEqual({});
  } finally {
    monitor.close();
  }
});

it('has nothing to say without the program', async () => {
  const monitor = new GpuMonitor(join(temporaryFolder(), 'none'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(monitor.read()).toEqual({});
  monitor.close();
});
