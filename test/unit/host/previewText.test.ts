import { expect, it } from 'vitest';
import { previewText } from '../../../extension/host/labels/previewText';
import type { LabelsPreview } from '../../../extension/shared/model/labelsPreview';

const PREVIEW: LabelsPreview = {
  fingerprint: 'f00d',
  runs: ['/runs/a-001'],
  classes: { good: 12, bad: 30 },
  heldOut: { good: 0, bad: 0 },
  sources: { human: { good: 12, bad: 10 }, rule: { good: 0, bad: 20 } },
  splits: { L0: { good: 12, bad: 30 } },
  dropped: { unsure: 0, tied: 0, unrecorded: 0 },
  leaks: { actions: 0, tasks: [] },
  refused: null,
};

it('says what is learnt, from whom and of which tasks, and nothing of what there is none of', () => {
  expect(previewText(PREVIEW).split('\n')).toEqual([
    'Learnt from: 12 good, 30 bad',
    '  by people: 12 good, 10 bad',
    '  by rules: 0 good, 20 bad',
    '  in tasks of L0: 12 good, 30 bad',
    'Leaks, in tasks that generalization is measured on: 0',
  ]);
});

it('says what is left out and held out, and first why a training would be refused', () => {
  const text = previewText({
    ...PREVIEW,
    heldOut: { good: 1, bad: 2 },
    dropped: { unsure: 3, tied: 4, unrecorded: 5 },
    refused: 'Too few.',
  });
  expect(text).toMatch(/^Too few\.\n\nLearnt from/);
  expect(text).toContain('Held out to measure the judge: 1 good, 2 bad');
  expect(text).toContain(
    'Left out as unsure: 3\nLeft out since as many disagree: 4\nLeft out since their rollouts are gone: 5',
  );
});
