import { describe, expect, it } from 'vitest';
import { FrameReader, frame } from '../../../extension/shared/rpc/frames';

const MESSAGES = [[], [1], [2, 3, 4], Array.from({ length: 1000 }, (_, i) => i % 256), []].map((bytes) =>
  Uint8Array.from(bytes),
);

describe('frames', () => {
  it.each([1, 2, 3, 5, 7, 100, 4096])('come out as they went in, in pieces of %i bytes', (size) => {
    const stream = Uint8Array.from(MESSAGES.flatMap((message) => [...frame(message)]));
    const reader = new FrameReader();
    const seen: Uint8Array[] = [];
    for (let at = 0; at < stream.length; at += size) seen.push(...reader.push(stream.subarray(at, at + size)));
    expect(seen).toEqual(MESSAGES);
  });

  it('reads from a view into a larger buffer', () => {
    const framed = frame(Uint8Array.of(9, 8));
    const buffer = new Uint8Array(20);
    buffer.set(framed, 5);
    expect(new FrameReader().push(buffer.subarray(5, 5 + framed.length))).toEqual([Uint8Array.of(9, 8)]);
  });
});
