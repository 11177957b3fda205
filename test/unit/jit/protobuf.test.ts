import { describe, expect, it } from 'vitest';
import { ProtobufMessage } from '../../../extension/trainer/compute/jit/protobuf';

const hex = (message: ProtobufMessage) => Buffer.from(message.encode()).toString('hex');

/** Expected bytes are those of the encoding guide of Protocol Buffers. */
describe('ProtobufMessage', () => {
  it.each([
    [0, '0800'],
    [127, '087f'],
    [128, '088001'],
    [150, '089601'],
    [2 ** 40, '08808080808020'],
    [-2, '08feffffffffffffffff01'],
  ])('writes the integer %d', (value, bytes) => {
    expect(hex(new ProtobufMessage().integer(1, value))).toBe(bytes);
  });

  it('writes strings as UTF-8', () => {
    expect(hex(new ProtobufMessage().bytes(2, 'testing'))).toBe('120774657374696e67');
    expect(hex(new ProtobufMessage().bytes(2, 'ü'))).toBe('1202c3bc');
  });

  it('writes floats in little-endian order', () => {
    expect(hex(new ProtobufMessage().float(4, 1))).toBe('250000803f');
  });

  it('writes field numbers above 15 in two bytes', () => {
    expect(hex(new ProtobufMessage().integer(16, 1))).toBe('800101');
  });

  it('nests messages', () => {
    expect(hex(new ProtobufMessage().message(3, new ProtobufMessage().integer(1, 150)))).toBe('1a03089601');
  });
});
