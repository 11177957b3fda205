import { execFileSync } from 'node:child_process';

/** The name of the GPU that TensorFlow's binding uses: the last one visible, in the order of the PCI bus. */
export function nvidiaDeviceName(env: NodeJS.ProcessEnv = process.env): string {
  try {
    const names = execFileSync('nvidia-smi', ['--query-gpu=name', '--format=csv,noheader', ...nvidiaSelection(env)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return names.trim().split('\n').at(-1) || 'NVIDIA GPU';
  } catch {
    return 'NVIDIA GPU';
  }
}

/** Options of `nvidia-smi` for that GPU; none where all are visible. */
export function nvidiaSelection(env: NodeJS.ProcessEnv): string[] {
  const visible = env.CUDA_VISIBLE_DEVICES?.split(',').at(-1)?.trim();
  return visible ? [`--id=${visible}`] : [];
}
