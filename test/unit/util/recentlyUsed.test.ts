import { describe, expect, it } from 'vitest';
import { RecentlyUsed } from '../../../extension/shared/util/recentlyUsed';

describe('RecentlyUsed', () => {
  it('lets go what was not used for longest', () => {
    const gone: string[] = [];
    const kept = new RecentlyUsed<string>(2, { removed: (item) => gone.push(item) });
    kept.add('a', 'A');
    kept.add('b', 'B');
    expect(kept.get('a')).toBe('A');
    kept.add('c', 'C');
    expect(gone).toEqual(['B']);
    expect(kept.get('b')).toBeUndefined();
    kept.clear();
    expect(gone).toEqual(['B', 'A', 'C']);
    expect(kept.get('a')).toBeUndefined();
  });

  it('goes by weight, and keeps the last one however heavy it is', () => {
    const kept = new RecentlyUsed<number>(10, { weightOf: (item) => item });
    kept.add('four', 4);
    kept.add('five', 5);
    kept.add('three', 3);
    expect([kept.get('four'), kept.get('five'), kept.get('three')]).toEqual([undefined, 5, 3]);
    kept.add('twenty', 20);
    expect([kept.get('five'), kept.get('three'), kept.get('twenty')]).toEqual([undefined, undefined, 20]);
    kept.add('one', 1);
    expect([kept.get('twenty'), kept.get('one')]).toEqual([undefined, 1]);
  });
});
