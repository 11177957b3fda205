import type { BackendDefinition } from './backend';
import { cpuBackend } from './cpu';
import { tensorflowBackend } from './tensorflow';
import { wasmBackend } from './wasm';

/** Every backend, best first: `auto` takes the first that works. */
export const BACKENDS: readonly BackendDefinition[] = [tensorflowBackend, wasmBackend, cpuBackend];
