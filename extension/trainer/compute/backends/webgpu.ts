import { createRequire } from 'node:module';
import { UserError } from '../../../shared/util/userError';
import { tf } from '../tf';
import type { BackendDefinition } from './backend';
import { runProbe } from './runProbe';

const require = createRequire(import.meta.url);
const LIBRARY = `TensorFlow.js ${tf.version.tfjs} WebGPU`;
const ALLOW_SOFTWARE = 'COUPLET_SOFTWARE_WEBGPU';

/** What `webgpuProbe.mjs` prints: the adapter, or null without one. */
type AdapterFacts = { readonly device: string; readonly software: boolean } | null;

/** Dawn, the WebGPU of Chromium, through the npm package `webgpu`: any GPU with a Vulkan, Metal or Direct3D 12 driver. */
export const webgpuBackend: BackendDefinition = {
  id: 'webgpu',
  label: 'WebGPU',
  description: 'Any GPU with a Vulkan, Metal or Direct3D 12 driver. Values are read back asynchronously only.',

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
    const { create, globals } = await import('webgpu');
    const gpu = create([]);
    // The library looks for the browser's names.
    Object.assign(globalThis, globals);
    const navigator = (globalThis as { navigator?: object }).navigator ?? {};
    Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
    Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
    require('@tensorflow/tfjs-backend-webgpu');
    if (!(await tf.setBackend('webgpu'))) throw new UserError('Backend webgpu: the GPU gave no device.');
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
    return { backend: 'webgpu', device: adapter?.info.description || 'GPU', library: LIBRARY, threads: 1 };
  },
};

function isInstalled(): boolean {
  try {
    require.resolve('webgpu');
    return true;
  } catch {
    return false;
  }
}
