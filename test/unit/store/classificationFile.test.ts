import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ClassificationData } from '../../../extension/shared/model/classification';
import { readClassification, writeClassification } from '../../../extension/store/classificationFile';
import { runPaths } from '../../../extension/store/runPaths';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { labelledAction } from '../labels/classification/labelledAction';

const DATA: ClassificationData = {
  schema: 1,
  fingerprint: 'f00d',
  runs: [{ id: 'run', folder: '/runs/a-001' }],
  dropped: { unsure: 1, tied: 2, unrecorded: 3 },
  actions: [
    labelledAction(),
    labelledAction({ action: 'wait', good: false }),
    labelledAction({ state: 'hall', heldOut: true }),
  ],
};

it('reads back what was stored, and nothing where nothing was', () => {
  const paths = runPaths(temporaryFolder());
  expect(readClassification(paths)).toBeNull();
  writeClassification(paths, DATA);
  expect(readClassification(paths)).toEqual(DATA);
});

it.each([
  ['damaged', '{"schema":1,', 'is damaged'],
  ['not an object', 'null', 'is not a JSON object'],
  ['of a newer version', '{"schema":2}', 'was written by a newer version of Couplet'],
])('says that a file is %s', (_, text, message) => {
  const paths = runPaths(temporaryFolder());
  writeFileSync(paths.classification, text);
  expect(() => readClassification(paths)).toThrow(message);
});
