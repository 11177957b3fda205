import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { JsonCache } from '../../../extension/trainer/environments/jsonCache';
import { temporaryFolder } from '../../helpers/temporaryFolder';

describe('JsonCache', () => {
  it('makes a value once, also for those who ask at the same time and for later programs', async () => {
    const folder = temporaryFolder();
    const make = vi.fn(async () => ['a', 'b']);
    const cache = new JsonCache(folder);
    expect(await Promise.all([cache.get('gold/coin 6/1', make), cache.get('gold/coin 6/1', make)])).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(await new JsonCache(folder).get('gold/coin 6/1', make)).toEqual(['a', 'b']);
    expect(make).toHaveBeenCalledTimes(1);
    expect(JSON.parse(readFileSync(join(folder, 'gold/coin 6/1.json'), 'utf8'))).toEqual(['a', 'b']);
  });

  it('makes a value anew after a failure and where the file is no JSON', async () => {
    const folder = temporaryFolder();
    const cache = new JsonCache(folder);
    await expect(cache.get('k', () => Promise.reject(new Error('no luck')))).rejects.toThrow('no luck');
    expect(await cache.get('k', async () => 1)).toBe(1);
    writeFileSync(join(folder, 'half.json'), '{"a":');
    expect(await cache.get('half', async () => 2)).toBe(2);
    expect(readFileSync(join(folder, 'half.json'), 'utf8')).toBe('2');
  });

  it('keeps values in memory where it cannot write, and says so once', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    onTestFinished(() => warn.mockRestore());
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const cache = new JsonCache(join(folder, 'file'));
    let made = 0;
    const make = async () => ++made;
    expect(await cache.get('a', make)).toBe(1);
    expect(await cache.get('b', make)).toBe(2);
    expect(await cache.get('a', make)).toBe(1);
    expect(warn).toHaveBeenCalledTimes(1);
  });
});
