import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Announcer } from '../../../extension/trainer/process/announcer';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

function announcer() {
  const sent: number[] = [];
  const it = new Announcer<number>(
    (value) => sent.push(value),
    100,
    () => Date.now(),
  );
  return { it, sent };
}

describe('Announcer', () => {
  it('sends the first value at once', () => {
    const { it, sent } = announcer();
    it.update(1);
    expect(sent).toEqual([1]);
  });

  it('sends nothing before the last one was acknowledged, and then only the newest', () => {
    const { it, sent } = announcer();
    for (let value = 1; value <= 5; value++) it.update(value);
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual([1]);
    it.acknowledge();
    expect(sent).toEqual([1, 5]);
    it.acknowledge();
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual([1, 5]);
  });

  it('keeps the interval however fast the reader is', () => {
    const { it, sent } = announcer();
    for (let value = 1; value <= 50; value++) {
      it.update(value);
      it.acknowledge();
      vi.advanceTimersByTime(10);
    }
    expect(sent).toHaveLength(6); // at 0, 100, ..., 500 ms
  });

  it('is silent once it is closed', () => {
    const { it, sent } = announcer();
    it.update(1);
    it.acknowledge();
    it.update(2);
    it.close();
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual([1]);
  });
});
