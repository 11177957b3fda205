import { createRequire } from 'node:module';
import { UserError } from '../../../shared/util/userError';
import { type TensorFlow, tf } from '../tf';
import type { BackendDefinition } from './backend';
import { isStarted } from './isStarted';
import { runProbe } from './runProbe';

const LIBRARY = `TensorFlow.js ${tf.version.tfjs} WebGPU`;
const ADAPTER = { powerPreference: 'high-performance' } as const;
const ALLOW_SOFTWARE = 'COUPLET_SOFTWARE_WEBGPU';

/** What `webgpuProbe.mjs` prints: the adapter, or null without one. */
type AdapterFacts = { readonly device: string; readonly software: boolean } | null;

/** Dawn, the WebGPU of Chromium, through the npm package `webgpu`: any GPU with a Vulkan, Metal or Direct3D 12 driver. */
export const webgpuBackend: BackendDefinition = {
  id: 'webgpu',
  label: 'WebGPU',
  description:
    'Any GPU with a Vulkan, Metal or Direct3D 12 driver. Experimental: values are read back asynchronously only.',
  automatic: false,

  async probe() {
    if (!isInstalled())
      return { ok: false, reason: 'the optional npm package "webgpu" is not installed for this system' };
    const outcome = await runProbe<AdapterFacts>('webgpuProbe.mjs');
    if (!outcome.ok) return { ok: false, reason: outcome.problem };
    if (!outcome.facts) return { ok: false, reason: 'no GPU with a Vulkan, Metal or Direct3D 12 driver' };
    const { device, software } = outcome.facts;
    if (software && !process.env[ALLOW_SOFTWARE]) {
      return {
        ok: false,
        reason: `only the software renderer ${device}; to use it nevertheless, set ${ALLOW_SOFTWARE}=1`,
      };
    }
    return { ok: true, reason: LIBRARY, device, library: LIBRARY };
  },

  async activate() {
    const gpu = await installGpu();
    await import('@tensorflow/tfjs-backend-webgpu');
    const started = isStarted('webgpu');
    if (!(await tf.setBackend('webgpu'))) throw new UserError('Backend webgpu: the GPU gave no device.');
    if (!started) forbidSynchronousReads();
    const adapter = await gpu.requestAdapter(ADAPTER);
    return { backend: 'webgpu', device: adapter?.info.description || 'GPU', library: LIBRARY, threads: 1 };
  },
};

/** Puts WebGPU where the library looks for it: under the browser's names. */
async function installGpu(): Promise<GPU> {
  const { create, globals } = await import('webgpu');
  const gpu = create([]);
  Object.assign(globalThis, globals);
  const navigator = (globalThis as { navigator?: object }).navigator ?? {};
  Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  return gpu;
}

/** The library would read through a canvas, which Node does not have; say so instead of failing on a missing name. */
function forbidSynchronousReads(): void {
  const backend = tf.backend() as TensorFlow.KernelBackend & { tensorMap: { get(id: object): { values: unknown } } };
  const readSync = backend.readSync.bind(backend);
  backend.readSync = (id) => {
    if (backend.tensorMap.get(id).values != null) return readSync(id);
    throw new UserError(
      'Backend webgpu reads values back asynchronously only. Use the backend tensorflow or wasm here.',
    );
  };
}

function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('webgpu');
    return true;
  } catch {
    return false;
  }
}
