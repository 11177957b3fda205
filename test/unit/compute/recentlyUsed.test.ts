import { describe, expect, it } from 'vitest';
import { RecentlyUsed } from '../../../extension/trainer/compute/jit/recentlyUsed';

describe('RecentlyUsed', () => {
  it('disposes what was not used for longest', () => {
    const disposed: string[] = [];
    const item = (name: string) => ({ dispose: () => disposed.push(name) });
    const kept = new RecentlyUsed<{ dispose(): void }>(2);
    kept.add('a', item('a'));
    kept.add('b', item('b'));
    expect(kept.get('a')).toBeDefined();
    kept.add('c', item('c'));
    expect(disposed).toEqual(['b']);
    expect(kept.get('b')).toBeUndefined();
    kept.dispose();
    expect(disposed).toEqual(['b', 'a', 'c']);
    expect(kept.get('a')).toBeUndefined();
  });
});
