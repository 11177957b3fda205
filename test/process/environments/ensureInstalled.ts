import { UserError } from '../../../extension/shared/util/userError';
import { installEnvironment } from '../../../extension/trainer/environments/install';

/**
 * Puts an environment in place, once for a machine, where Java and pip are there and a package index is within reach. Otherwise
 * says why not, also on the console: `it.skipIf(reason)`.
 */
export async function ensureInstalled(id: string): Promise<string | undefined> {
  try {
    await installEnvironment(id, () => {});
    return undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.warn(`SKIPPED: ${error.message}`);
    return error.message;
  }
}
