import { expect, it } from 'vitest';
import { afterNotice, IDLE } from '../../../extension/trainer/process/jobState';

it.each([
  [12, 'Resumed after iteration 12.'],
  [0, 'Resumed after iteration 0.'],
  [null, 'There was no checkpoint to resume from, so the run begins anew.'],
])('a resumed run says where it goes on, after iteration %s', (iteration, message) => {
  expect(afterNotice(IDLE, { kind: 'resumed', iteration, repeated: 0 }, null).message).toBe(message);
});
