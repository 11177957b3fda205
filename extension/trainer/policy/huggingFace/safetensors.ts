import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { UserError } from '../../../shared/util/userError';
import { BYTES_PER_ELEMENT, type FloatDtype, widenInto } from './dtype';
import { parseSafetensorsHeader, type SafetensorsHeader } from './safetensorsHeader';

/*
 * API
 *   openSafetensors(path) -> { tensors: Map<name, StoredTensor>, skipped: Map<name, reason>, metadata }
 *   StoredTensor = { name, dtype, shape, load(): Float32Array }   reads only its own bytes, when called
 * Writing is in safetensorsWriter.ts, several files (shards) in shards.ts.
 */

/** Weights that can be had on demand, wherever they are now: in a file, in memory or on a device. */
export interface TensorSource {
  readonly shape: readonly number[];
  /** The elements in row-major order. */
  load(): Float32Array | Promise<Float32Array>;
}

/** A tensor that lies in a safetensors file; `load` reads its bytes and widens them to float32, exactly. */
export interface StoredTensor extends TensorSource {
  readonly name: string;
  readonly dtype: FloatDtype;
  load(): Float32Array;
}

export interface SafetensorsFile {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  /** Tensors that are no weights (integers, booleans), with the reason in words. */
  readonly skipped: ReadonlyMap<string, string>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Longest header that the reference implementation accepts. */
const MAX_HEADER_BYTES = 100_000_000;
const CHUNK_BYTES = 64 * 1024 * 1024;

/**
 * Reads the header of a safetensors file; tensors are read when their `load` is called, so files of many gigabytes are fine.
 * Throws `UserError` when the file is missing, truncated or not safetensors.
 */
export function openSafetensors(path: string): SafetensorsFile {
  const { header, dataStart } = readHeader(path);
  const tensors = new Map<string, StoredTensor>();
  for (const { name, dtype, shape, begin } of header.floats) {
    const start = dataStart + begin;
    tensors.set(name, { name, dtype, shape, load: () => readFloats(path, name, dtype, shape, start) });
  }
  return { tensors, skipped: header.skipped, metadata: header.metadata };
}

function readHeader(path: string): { header: SafetensorsHeader; dataStart: number } {
  if (!existsSync(path))
    throw new UserError(`${path}: there is no such file; a safetensors file with weights is expected`);
  const file = openSync(path, 'r');
  try {
    const size = fstatSync(file).size;
    const prefix = new Uint8Array(8);
    if (readFully(file, prefix, 0) < 8)
      throw new UserError(`${path}: ${size} bytes are too few for a safetensors file`);
    const length = Number(new DataView(prefix.buffer).getBigUint64(0, true));
    if (length > MAX_HEADER_BYTES || length < 2) {
      throw new UserError(`${path}: not a safetensors file (its first 8 bytes announce a header of ${length} bytes)`);
    }
    if (8 + length > size) throw truncated(path, 8 + length, size);
    const bytes = new Uint8Array(length);
    readFully(file, bytes, 8);
    const header = parseSafetensorsHeader(bytes, path);
    const expected = 8 + length + header.dataBytes;
    if (size < expected) throw truncated(path, expected, size);
    if (size > expected)
      throw new UserError(`${path}: ${size - expected} bytes follow the last tensor; the file is damaged`);
    return { header, dataStart: 8 + length };
  } finally {
    closeSync(file);
  }
}

function readFloats(
  path: string,
  name: string,
  dtype: FloatDtype,
  shape: readonly number[],
  start: number,
): Float32Array {
  const out = new Float32Array(shape.reduce((product, n) => product * n, 1));
  const width = BYTES_PER_ELEMENT[dtype];
  const total = out.length * width;
  const chunk = new Uint8Array(Math.min(total, CHUNK_BYTES));
  const file = openSync(path, 'r');
  try {
    for (let done = 0; done < total; done += chunk.length) {
      const part = chunk.subarray(0, Math.min(chunk.length, total - done));
      if (readFully(file, part, start + done) < part.length) {
        throw new UserError(`${path}: ends in the middle of tensor '${name}'; it changed while it was being read`);
      }
      widenInto(part, dtype, out, done / width);
    }
  } finally {
    closeSync(file);
  }
  return out;
}

/** Fills `bytes` from `position`; returns how many bytes there were. */
function readFully(file: number, bytes: Uint8Array, position: number): number {
  let done = 0;
  while (done < bytes.length) {
    const n = readSync(file, bytes, done, bytes.length - done, position + done);
    if (n === 0) break;
    done += n;
  }
  return done;
}

function truncated(path: string, expected: number, size: number): UserError {
  return new UserError(
    `${path}: truncated: ${expected} bytes expected, ${size} found; the download or copy was cut short, make it again`,
  );
}
