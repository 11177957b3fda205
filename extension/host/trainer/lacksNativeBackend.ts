import type { ComputeFacts } from '../../shared/model/runFolder';
import type { JobRequest } from '../../shared/protocol/trainer';
import { backendOf } from './backendOf';

/** Whether a job computes with WebAssembly although its configuration leaves the choice of the backend to us. */
export function lacksNativeBackend(request: JobRequest, compute: ComputeFacts | null | undefined): boolean {
  return compute?.backend === 'wasm' && backendOf(request) === 'auto';
}
