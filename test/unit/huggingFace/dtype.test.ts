import { describe, expect, it } from 'vitest';
import { type FloatDtype, firstOverflow, narrow, widenInto } from '../../../extension/trainer/policy/huggingFace/dtype';

function widen(bytes: Uint8Array, dtype: FloatDtype): Float32Array {
  const out = new Float32Array(bytes.length / (dtype === 'F32' ? 4 : 2));
  widenInto(Uint8Array.from(bytes), dtype, out, 0);
  return out;
}

function halfBits(values: readonly number[], dtype: FloatDtype): number[] {
  const bytes = narrow(Float32Array.from(values), dtype);
  return [...new Uint16Array(bytes.buffer)];
}

const ALL_HALVES = new Uint8Array(Uint16Array.from({ length: 65536 }, (_, h) => h).buffer);

/** The definition of float16: sign, 5 exponent bits, 10 mantissa bits, subnormal at exponent 0. */
function float16ByDefinition(h: number): number {
  const sign = h & 0x8000 ? -1 : 1;
  const exponent = (h >> 10) & 31;
  const mantissa = h & 1023;
  if (exponent === 31) return mantissa ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent === 0 ? sign * mantissa * 2 ** -24 : sign * (1 + mantissa / 1024) * 2 ** (exponent - 15);
}

describe('widenInto', () => {
  it('reads every float16 number as it is defined, subnormals, infinities and NaN included', () => {
    const values = widen(ALL_HALVES, 'F16');
    const wrong = [...values.keys()].filter((h) => !Object.is(values[h], float16ByDefinition(h)));
    expect(wrong).toEqual([]);
  });

  it('reads bfloat16 as the upper half of float32', () => {
    expect([...widen(new Uint8Array(Uint16Array.of(0x3f80, 0xc049, 0x7f80, 0x0001, 0x8000).buffer), 'BF16')]).toEqual([
      1,
      -3.140625,
      Number.POSITIVE_INFINITY,
      2 ** -133,
      -0,
    ]);
  });

  it('fills the array from the given place on', () => {
    const out = new Float32Array(3);
    widenInto(new Uint8Array(Float32Array.of(7).buffer), 'F32', out, 2);
    expect([...out]).toEqual([0, 0, 7]);
  });
});

describe('narrow', () => {
  it.each(['F16', 'BF16'] as const)('gives back every %s number that was widened', (dtype) => {
    const values = widen(ALL_HALVES, dtype);
    const again = new Uint16Array(narrow(values, dtype).buffer);
    const wrong = [...values.keys()].filter((h) => !Number.isNaN(values[h]) && again[h] !== h);
    expect(wrong).toEqual([]);
  });

  it('rounds to nearest with ties to even', () => {
    const step = 2 ** -10; // distance of float16 numbers between 1 and 2
    expect(halfBits([1 + step / 2, 1 + 1.5 * step, 1 + 0.75 * step, 1 + 0.25 * step], 'F16')).toEqual([
      0x3c00, 0x3c02, 0x3c01, 0x3c00,
    ]);
    const coarse = 2 ** -7; // distance of bfloat16 numbers between 1 and 2
    expect(halfBits([1 + coarse / 2, 1 + 1.5 * coarse, 1 + 0.75 * coarse, 1 + 0.25 * coarse], 'BF16')).toEqual([
      0x3f80, 0x3f82, 0x3f81, 0x3f80,
    ]);
  });

  it('rounds into and within the subnormal numbers of float16', () => {
    const tiny = 2 ** -24;
    expect(halfBits([tiny / 2, tiny * 0.51, tiny * 1.5, -tiny * 2.5, 2 ** -14 - tiny / 2, 1e-30], 'F16')).toEqual([
      0x0000, 0x0001, 0x0002, 0x8002, 0x0400, 0x0000,
    ]);
  });

  it('gives the nearest of all float16 numbers for random values of every size', () => {
    const values = Float32Array.from({ length: 4000 }, (_, i) => Math.sin(i * 12.9898) * 2 ** (-26 + (i % 42)));
    const rounded = widen(narrow(values, 'F16'), 'F16');
    for (let i = 0; i < values.length; i++) {
      if (Math.abs(values[i]) >= 65504) continue;
      const spacing = 2 ** (Math.max(-14, Math.floor(Math.log2(Math.abs(values[i])))) - 10);
      expect(Math.abs(rounded[i] - values[i])).toBeLessThanOrEqual(spacing / 2);
    }
  });

  it('keeps infinities and turns every NaN into the quiet one', () => {
    const special = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, -0];
    expect(halfBits(special, 'F16')).toEqual([0x7c00, 0xfc00, 0x7e00, 0x8000]);
    expect(halfBits(special, 'BF16')).toEqual([0x7f80, 0xff80, 0x7fc0, 0x8000]);
  });
});

describe('firstOverflow', () => {
  it('names the first finite value that rounding would make infinite', () => {
    const below = 65519.996;
    expect(firstOverflow(Float32Array.of(1, below, Number.POSITIVE_INFINITY, Number.NaN), 'F16')).toBe(-1);
    expect(firstOverflow(Float32Array.of(1, below, -65520), 'F16')).toBe(2);
    expect(halfBits([below, 65520], 'F16')).toEqual([0x7bff, 0x7c00]);
    expect(firstOverflow(Float32Array.of(3.4e38), 'BF16')).toBe(0);
    expect(firstOverflow(Float32Array.of(3.39e38), 'BF16')).toBe(-1);
    expect(halfBits([3.4e38, 3.39e38], 'BF16')).toEqual([0x7f80, 0x7f7f]);
    expect(firstOverflow(Float32Array.of(3.4e38), 'F32')).toBe(-1);
  });
});
