import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { TRAJECTORY_FIELDS } from '../../../extension/engine/inspect/fields';
import { SEARCH_ID } from '../../../extension/engine/inspect/filter/searchField';

it('names every field of a filter in its document, and no other', () => {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../../docs/inspector.md'), 'utf8');
  const [, table] = text.split('| field | what |');
  const named = [...table.split('\n\n')[0].matchAll(/^\| `(\w+)` \|/gm)].map(([, id]) => id);
  expect(named).toEqual([...TRAJECTORY_FIELDS.map(({ id }) => id), SEARCH_ID]);
});
