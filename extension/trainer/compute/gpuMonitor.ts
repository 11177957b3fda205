import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { nvidiaSelection } from './backends/nvidia';
import { tf } from './tf';

const SAMPLE_MS = 500;
const MIB = 2 ** 20;

/** How busy an NVIDIA GPU is, asked of `nvidia-smi` all the while. Other programs on the GPU count too. */
export class GpuMonitor {
  private readonly child: ChildProcess;
  private samples: { readonly use: number; readonly memory: number }[] = [];

  constructor(program = 'nvidia-smi', env: NodeJS.ProcessEnv = process.env) {
    const query = ['--query-gpu=utilization.gpu,memory.used', '--format=csv,noheader,nounits', `-lms=${SAMPLE_MS}`];
    this.child = spawn(program, [...query, ...nvidiaSelection(env)], { stdio: ['ignore', 'pipe', 'ignore'] });
    this.child.on('error', () => {}); // without the program there are no samples
    this.child.unref();
    createInterface({ input: this.child.stdout! }).on('line', (line) => {
      const [use, memory] = line.split(',').map(Number);
      if (Number.isFinite(use) && Number.isFinite(memory)) this.samples.push({ use: use / 100, memory: memory * MIB });
    });
  }

  /**
   * Since the last call: `gpu/use`, the mean share of time in which a kernel ran, and `gpu/memory`, the most bytes in use. Nothing where
   * there was no sample.
   */
  read(): Record<string, number> {
    const { samples } = this;
    this.samples = [];
    if (samples.length === 0) return {};
    return {
      'gpu/use': samples.reduce((sum, { use }) => sum + use, 0) / samples.length,
      'gpu/memory': Math.max(...samples.map(({ memory }) => memory)),
    };
  }

  close(): void {
    this.child.kill();
  }
}

/** A monitor of the GPU that the active backend computes on; null where that is none of NVIDIA's. */
export function monitorGpu(): GpuMonitor | null {
  const { isUsingGpuDevice } = tf.backend() as { readonly isUsingGpuDevice?: boolean };
  return isUsingGpuDevice ? new GpuMonitor() : null;
}
