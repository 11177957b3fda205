import type { BackendDefinition } from './backend';
import { cpuBackend } from './cpu';
import { tensorflowBackend } from './tensorflow';
import { wasmBackend } from './wasm';
import { webgpuBackend } from './webgpu';

/** Every backend, best first: `auto` takes the first automatic one that works. */
export const BACKENDS: readonly BackendDefinition[] = [tensorflowBackend, webgpuBackend, wasmBackend, cpuBackend];
