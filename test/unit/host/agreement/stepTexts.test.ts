import { expect, test } from 'vitest';
import { stepTexts } from '../../../../extension/host/views/agreement/stepTexts';
import { UserError } from '../../../../extension/shared/util/userError';

const cut = (text: string) => ({ text, length: text.length });

test('actions get their words, each trajectory is read once, and one that cannot be read is no error', async () => {
  const read: string[] = [];
  const outlineOf = async (id: string) => {
    read.push(id);
    if (id === 'gone') throw new UserError('There is no trajectory gone.');
    return { action: [cut('look'), cut('take cup')] };
  };
  const targets = [
    { trajectoryId: 'a', step: 1, action: null },
    { trajectoryId: 'a', step: 0, action: null },
    { trajectoryId: 'b', step: 0, action: 'wait' },
    { trajectoryId: 'gone', step: 0, action: null },
  ];
  const steps = await stepTexts(targets, outlineOf);
  expect(steps.map(({ text }) => text)).toEqual(['take cup', 'look', 'wait', null]);
  expect(read).toEqual(['a', 'gone']);
});

test('a bug while reading is not swallowed', async () => {
  const outlineOf = () => Promise.reject(new TypeError('undefined is no function'));
  await expect(stepTexts([{ trajectoryId: 'a', step: 0, action: null }], outlineOf)).rejects.toThrow(TypeError);
});
