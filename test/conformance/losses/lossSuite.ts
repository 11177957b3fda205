import { describe } from 'vitest';
import { useBackend } from '../../helpers/backend';
import { classificationSuite } from './classificationSuite';
import { foldingSuite } from './foldingSuite';
import { jitSuite } from './jitSuite';
import { klSuite } from './klSuite';
import { trlSuite } from './trlSuite';
import { verlSuite } from './verlSuite';

/** Every check of the losses, by the named backend. */
export async function lossSuite(backend: string): Promise<void> {
  const compute = await useBackend(backend);
  describe.skipIf(!compute)(`losses by ${backend}`, () => {
    trlSuite();
    verlSuite();
    foldingSuite();
    klSuite();
    jitSuite();
    classificationSuite();
  });
}
