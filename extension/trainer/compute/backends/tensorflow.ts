import { createRequire } from 'node:module';
import { availableParallelism, cpus } from 'node:os';
import util from 'node:util';
import { UserError } from '../../../shared/util/userError';
import { findNativeBuild, hasNvidiaDevice, type NativeBuild } from '../native/nativeCache.mjs';
import { type TensorFlow, tf } from '../tf';
import type { BackendDefinition, BackendOptions } from './backend';
import { isStarted } from './isStarted';
import { nvidiaDeviceName } from './nvidia';
import { verifyBinding } from './verifyBinding';

const NOT_BUILT =
  'native TensorFlow is not on this machine: run "Couplet: Set Up Native Backend" in VS Code, or `npm run setup` in a clone';

/** What is used of the package's backend class. */
type NativeBackend = TensorFlow.KernelBackend & { readonly isUsingGpuDevice: boolean };

/** TensorFlow's C library through the binding of `@tensorflow/tfjs-node-gpu`, on the CPU or an NVIDIA GPU. */
export const tensorflowBackend: BackendDefinition = {
  id: 'tensorflow',
  label: 'TensorFlow',
  description: 'Native TensorFlow on the CPU or an NVIDIA GPU: the fastest, and the one with graph execution.',
  automatic: true,

  async probe(options = {}) {
    const build = chooseBuild(options);
    if (!build) return { ok: false, reason: NOT_BUILT };
    const outcome = await verifyBinding(build);
    if (!outcome.ok) return { ok: false, reason: `${build.binding} does not work here: ${outcome.problem}` };
    const library = `TensorFlow ${outcome.facts.tensorflow}`;
    return { ok: true, reason: library, device: deviceName(outcome.facts.gpu), library };
  },

  async activate(options = {}) {
    const build = chooseBuild(options);
    if (!build) throw new UserError(`Backend tensorflow: ${NOT_BUILT}.`);
    const threads = options.threads ?? availableParallelism();
    prepareEnvironment(threads, options);
    if (!isStarted('tensorflow')) await register(build);
    await tf.setBackend('tensorflow');
    const { isUsingGpuDevice } = tf.backend() as NativeBackend;
    const device = deviceName(isUsingGpuDevice);
    return { backend: 'tensorflow', device, library: `TensorFlow ${build.tensorflow}`, threads };
  },
};

/** The package's main module would look for a binding inside the package; its parts take ours. */
async function register(build: NativeBuild): Promise<void> {
  await import('@tensorflow/tfjs-node-gpu/dist/register_all_kernels.js');
  const { NodeJSKernelBackend } = await import('@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend.js');
  const binding = createRequire(import.meta.url)(build.binding);
  const backend: NativeBackend = new NodeJSKernelBackend(binding, '@tensorflow/tfjs-node-gpu');
  tf.registerBackend('tensorflow', () => backend);
}

function chooseBuild(options: BackendOptions): NativeBuild | null {
  return findNativeBuild({ gpu: options.device !== 'cpu' && hasNvidiaDevice() });
}

/** Set before the library is loaded, since it reads them then. Threads are ours to say; the rest is only a default. */
function prepareEnvironment(threads: number, options: BackendOptions): void {
  // Operations of small models are too short to be split: two of them side by side are faster than one on two threads.
  process.env.TF_NUM_INTEROP_THREADS = String(Math.min(threads, 2));
  process.env.TF_NUM_INTRAOP_THREADS = String(Math.max(1, threads - 1));
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  // Otherwise the library takes all memory of every GPU it sees, though the binding computes on one.
  process.env.TF_FORCE_GPU_ALLOW_GROWTH ??= 'true';
  // Products in full float32, as PyTorch's default is; 1 allows TF32, which is faster and has 10 bits.
  process.env.NVIDIA_TF32_OVERRIDE ??= '0';
  process.env.CUDA_DEVICE_ORDER ??= 'PCI_BUS_ID';
  if (options.device === 'cpu') process.env.CUDA_VISIBLE_DEVICES = '-1';
  else process.env.CUDA_VISIBLE_DEVICES ??= '0';
  // The package calls helpers of which Node 23 removed one and warns of the other.
  Object.assign(util, { isNullOrUndefined: (value: unknown) => value == null, isArray: Array.isArray });
}

function deviceName(gpu: boolean): string {
  return gpu ? nvidiaDeviceName() : (cpus()[0]?.model.trim() ?? 'CPU');
}
