/** The number formats that weights are read from and written in, named as safetensors names them. */
export const FLOAT_DTYPES = ['F32', 'F16', 'BF16'] as const;
export type FloatDtype = (typeof FLOAT_DTYPES)[number];

/** Bytes of one element of a float format. */
export const BYTES_PER_ELEMENT: Readonly<Record<FloatDtype, number>> = { F32: 4, F16: 2, BF16: 2 };

/** Turns stored elements (little-endian bytes) into float32, exactly; `out` receives them from `offset` on. */
export function widenInto(bytes: Uint8Array<ArrayBuffer>, dtype: FloatDtype, out: Float32Array, offset: number): void {
  if (dtype === 'F32') {
    new Uint8Array(out.buffer, out.byteOffset + offset * 4, bytes.length).set(bytes);
    return;
  }
  const half = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  const bits = bitsOf(out);
  if (dtype === 'BF16') {
    for (let i = 0; i < half.length; i++) bits[offset + i] = half[i] << 16;
  } else {
    const table = float16Table();
    for (let i = 0; i < half.length; i++) bits[offset + i] = table[half[i]];
  }
}

/**
 * Rounds float32 to the stored format, to nearest with ties to even as PyTorch does; NaN becomes the format's quiet NaN.
 * A finite number beyond the format's range becomes an infinity: callers ask `firstOverflow` first.
 */
export function narrow(values: Float32Array, dtype: FloatDtype): Uint8Array {
  if (dtype === 'F32') return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const bits = bitsOf(values);
  const half = new Uint16Array(values.length);
  if (dtype === 'BF16') for (let i = 0; i < half.length; i++) half[i] = toBfloat16Bits(bits[i]);
  else for (let i = 0; i < half.length; i++) half[i] = toFloat16Bits(bits[i]);
  return new Uint8Array(half.buffer);
}

/** The bit patterns of floats; signed, because JavaScript engines compute fastest with 32-bit signed integers. */
function bitsOf(values: Float32Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length);
}

/** Index of the first finite value that the format would turn into an infinity, or -1. */
export function firstOverflow(values: Float32Array, dtype: FloatDtype): number {
  if (dtype === 'F32') return -1;
  const limit = ROUNDS_TO_INFINITY[dtype];
  for (let i = 0; i < values.length; i++) {
    const magnitude = Math.abs(values[i]);
    if (magnitude >= limit && magnitude !== Number.POSITIVE_INFINITY) return i;
  }
  return -1;
}

/** Halfway between the largest finite number and the next power of two: from here on, rounding reaches infinity. */
const ROUNDS_TO_INFINITY = { F16: 65520, BF16: 2 ** 128 - 2 ** 119 };

function toBfloat16Bits(bits: number): number {
  if ((bits & 0x7fffffff) > 0x7f800000) return 0x7fc0;
  return (bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16;
}

function toFloat16Bits(bits: number): number {
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  if (magnitude >= 0x477ff000) return sign | 0x7c00;
  if (magnitude >= 0x38800000) return sign | roundShift(magnitude - 0x38000000, 13);
  // Subnormal: the hidden bit joins the mantissa, which moves right until the exponent is that of 2^-14.
  const shift = 126 - (magnitude >>> 23);
  return shift > 24 ? sign : sign | roundShift((magnitude & 0x7fffff) | 0x800000, shift);
}

/** `value / 2^shift` for 0 < shift < 25, to nearest with ties to even. */
function roundShift(value: number, shift: number): number {
  const half = 1 << (shift - 1);
  const quotient = value >>> shift;
  const rest = value & (2 * half - 1);
  return rest > half || (rest === half && (quotient & 1) === 1) ? quotient + 1 : quotient;
}

let table16: Int32Array | undefined;

/** Float32 bit patterns of all 65,536 float16 numbers. */
function float16Table(): Int32Array {
  if (table16) return table16;
  const values = new Float32Array(65536);
  const bits = bitsOf(values);
  for (let h = 0; h < 65536; h++) {
    const sign = (h & 0x8000) << 16;
    const exponent = (h >>> 10) & 31;
    const mantissa = h & 0x3ff;
    if (exponent === 31) bits[h] = sign | 0x7f800000 | (mantissa << 13);
    else if (exponent > 0) bits[h] = sign | ((exponent + 112) << 23) | (mantissa << 13);
    else values[h] = (h & 0x8000 ? -1 : 1) * mantissa * 2 ** -24;
  }
  table16 = bits;
  return bits;
}
