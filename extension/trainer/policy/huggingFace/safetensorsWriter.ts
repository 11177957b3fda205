import { open } from 'node:fs/promises';
import { UserError } from '../../../shared/util/userError';
import { BYTES_PER_ELEMENT, type FloatDtype, firstOverflow, narrow } from './dtype';
import type { TensorSource } from './safetensors';

/**
 * Writes tensors to one safetensors file, byte for byte as the reference implementation does: sorted by name, header padded to
 * 8 bytes, `{"format":"pt"}` as metadata. The file is synced before the promise settles; renaming is the caller's business.
 * Values are rounded to nearest even; throws `UserError` when a finite value does not fit into `dtype`.
 */
export async function writeSafetensors(
  path: string,
  tensors: ReadonlyMap<string, TensorSource>,
  dtype: FloatDtype,
): Promise<void> {
  const names = [...tensors.keys()].sort(byCodePoint);
  const file = await open(path, 'w');
  try {
    await file.writeFile(encodeHeader(names, tensors, dtype));
    for (const name of names) {
      const source = tensors.get(name) as TensorSource;
      const values = await source.load();
      if (values.length !== elementCount(source.shape)) {
        throw new Error(`tensor '${name}' has ${values.length} elements, its shape is [${source.shape}]`);
      }
      refuseOverflow(name, values, dtype);
      await file.writeFile(narrow(values, dtype));
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Elements of a tensor of this shape. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

function encodeHeader(names: readonly string[], tensors: ReadonlyMap<string, TensorSource>, dtype: FloatDtype): Buffer {
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  let at = 0;
  for (const name of names) {
    const { shape } = tensors.get(name) as TensorSource;
    const end = at + elementCount(shape) * BYTES_PER_ELEMENT[dtype];
    header[name] = { dtype, shape, data_offsets: [at, end] };
    at = end;
  }
  const json = Buffer.from(JSON.stringify(header));
  const bytes = Buffer.alloc(8 + Math.ceil(json.length / 8) * 8, ' ');
  bytes.writeBigUInt64LE(BigInt(bytes.length - 8));
  json.copy(bytes, 8);
  return bytes;
}

function refuseOverflow(name: string, values: Float32Array, dtype: FloatDtype): void {
  const at = firstOverflow(values, dtype);
  if (at < 0) return;
  throw new UserError(`tensor '${name}' holds ${values[at]}, which is too large for ${dtype}: save as F32 instead`);
}

function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
