import type { ComputeFacts } from '../../extension/shared/model/runFolder';
import { UserError } from '../../extension/shared/util/userError';
import type { BackendOptions } from '../../extension/trainer/compute/backends/backend';
import { selectBackend } from '../../extension/trainer/compute/backends/selectBackend';

/**
 * Activates a backend for the tests of this file. Null when it does not work on this machine, after printing the reason:
 * `const compute = await useBackend('tensorflow'); describe.skipIf(!compute)(...)`.
 */
export async function useBackend(id = 'auto', options: BackendOptions = {}): Promise<ComputeFacts | null> {
  try {
    return (await selectBackend(id, options)).facts;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.warn(`SKIPPED: ${error.message}`);
    return null;
  }
}
