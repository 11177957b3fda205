import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import util from 'node:util';
import { UserError } from '../../../shared/util/userError';
import { findNativeBuild, hasNvidiaDevice, type NativeBuild } from '../native/nativeCache.mjs';
import { tf } from '../tf';
import type { BackendDefinition, BackendOptions } from './backend';
import { defaultThreads } from './defaultThreads';
import { probeProgram, runProbe } from './runProbe';

const require = createRequire(import.meta.url);

const NOT_BUILT = 'the native TensorFlow library is not on this machine. Run `npm run setup`; it says what is missing.';

/** What `verifyBinding.mjs` prints. */
interface BindingFacts {
  readonly tensorflow: string;
  readonly gpu: boolean;
}

/** TensorFlow's C library through the binding of `@tensorflow/tfjs-node-gpu`; CPU and CUDA. */
export const tensorflowBackend: BackendDefinition = {
  id: 'tensorflow',
  label: 'TensorFlow',
  description: 'Native TensorFlow on the CPU or an NVIDIA GPU. The only one with graph execution; the fastest.',

  async probe(options = {}) {
    const build = chooseBuild(options);
    if (!build) return { ok: false, reason: NOT_BUILT };
    const outcome = await runProbe<BindingFacts>(probeProgram('verifyBinding.mjs', '../native'), [build.binding]);
    if ('problem' in outcome) return { ok: false, reason: `${build.directory}: ${outcome.problem}` };
    const library = `TensorFlow ${outcome.facts.tensorflow}`;
    return { ok: true, reason: library, device: outcome.facts.gpu ? 'GPU' : cpuName(), library };
  },

  async activate(options = {}) {
    const build = chooseBuild(options);
    if (!build) throw new UserError(`Backend tensorflow: ${NOT_BUILT}`);
    const threads = options.threads ?? defaultThreads();
    prepareEnvironment(threads, options);
    require('@tensorflow/tfjs-node-gpu/dist/register_all_kernels');
    const { NodeJSKernelBackend } = require('@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend');
    const backend = new NodeJSKernelBackend(require(build.binding), '@tensorflow/tfjs-node-gpu');
    tf.registerBackend('tensorflow', () => backend, 3);
    await tf.setBackend('tensorflow');
    const device = backend.isUsingGpuDevice ? 'GPU' : cpuName();
    return { backend: 'tensorflow', device, library: `TensorFlow ${build.tensorflow}`, threads };
  },
};

function chooseBuild(options: BackendOptions): NativeBuild | null {
  return findNativeBuild({ gpu: options.device !== 'cpu' && hasNvidiaDevice() });
}

/** The library reads these when it is loaded, so they are set before; what the user has set stays. */
function prepareEnvironment(threads: number, options: BackendOptions): void {
  process.env.TF_NUM_INTRAOP_THREADS = String(threads);
  process.env.TF_NUM_INTEROP_THREADS = String(threads);
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  process.env.TF_FORCE_GPU_ALLOW_GROWTH ??= 'true';
  if (options.device === 'cpu') process.env.CUDA_VISIBLE_DEVICES = '-1';
  // The package calls a helper that Node 23 removed.
  (util as { isNullOrUndefined?: (value: unknown) => boolean }).isNullOrUndefined ??= (value) => value == null;
}

function cpuName(): string {
  return cpus()[0]?.model.trim() ?? 'CPU';
}
