import { expect, test } from 'vitest';
import { linkQuery, readLinkQuery } from '../../../../extension/host/inspection/runLink';

const place = { iteration: 12, trajectoryId: '000012/g03/t5', step: 3 };

test('a link reads as what it says', () => {
  expect(linkQuery({ folder: '/runs/household-001', place })).toBe(
    'folder=/runs/household-001&iteration=12&trajectory=000012/g03/t5&step=3',
  );
});

test.each(['/runs/a', '/a b/50% & more+1=2#x?', '/日本/😀', '/run%20s'])(
  'what a link says of %s comes back',
  (folder) => {
    // VS Code decodes the query once before it hands it over.
    for (const at of [place, { iteration: null, trajectoryId: null, step: null }, { ...place, step: 0 }])
      expect(readLinkQuery(decodeURIComponent(linkQuery({ folder, place: at })))).toEqual({ folder, place: at });
  },
);

test.each([
  ['', 'names no run'],
  ['folder=runs/a', 'names no run'],
  ['folder=/a&step=-1', '"step" is "-1"'],
  ['folder=/a&iteration=x', '"iteration" is "x"'],
])('%s is refused', (query, message) => {
  expect(() => readLinkQuery(query)).toThrow(message);
});

test('a path that leads out of where it begins is seen for what it is', () => {
  expect(readLinkQuery('folder=/runs/../etc').folder).toBe('/etc');
});
