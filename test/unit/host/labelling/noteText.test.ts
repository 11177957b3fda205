import { expect, test } from 'vitest';
import { noteText, readNote } from '../../../../extension/host/labelling/noteText';

test('words behind # are tags, wherever they stand, and the rest is the note', () => {
  expect(readNote('goes #loop in  circles #loop #two-steps')).toEqual({
    note: 'goes in circles',
    tags: ['loop', 'two-steps'],
  });
  expect(readNote('room#2 is open')).toEqual({ note: 'room#2 is open', tags: [] });
  expect(readNote(' #loop ')).toEqual({ note: null, tags: ['loop'] });
  expect(readNote('')).toEqual({ note: null, tags: [] });
});

test('what was written is shown as it can be written again', () => {
  for (const text of ['goes in circles #loop #nav', 'a note', '#tag', '']) expect(noteText(readNote(text))).toBe(text);
});
