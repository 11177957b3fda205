import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../extension/shared/util/userError';
import type { FloatDtype } from '../../../extension/trainer/policy/huggingFace/dtype';
import { openSafetensors, type TensorSource } from '../../../extension/trainer/policy/huggingFace/safetensors';
import { writeSafetensors } from '../../../extension/trainer/policy/huggingFace/safetensorsWriter';
import { temporaryFolder } from '../../helpers/temporaryFolder';

function source(shape: readonly number[], values: readonly number[]): TensorSource {
  return { shape, load: () => Float32Array.from(values) };
}

/** A file with the given header and data, as other programs might write it. */
function writeRaw(header: string, data: Uint8Array): string {
  const path = join(temporaryFolder(), 'raw.safetensors');
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(header)));
  writeFileSync(path, Buffer.concat([length, Buffer.from(header), data]));
  return path;
}

describe('safetensors', () => {
  it.each(['qwen2-tied', 'qwen2-untied'])(
    'writes %s byte for byte as the reference implementation did',
    async (name) => {
      const original = join('test/fixtures/hf_parity', name, 'model.safetensors');
      const copy = join(temporaryFolder(), 'copy.safetensors');
      await writeSafetensors(copy, openSafetensors(original).tensors, 'F32');
      expect(readFileSync(copy).equals(readFileSync(original))).toBe(true);
    },
  );

  it('keeps metadata, shapes and every bit of float32, at whatever order the tensors come', async () => {
    const path = join(temporaryFolder(), 'x.safetensors');
    const values = [0, -0, 1e-45, 3.4e38, Number.NEGATIVE_INFINITY, Number.NaN];
    await writeSafetensors(
      path,
      new Map([
        ['z', source([2, 3], values)],
        ['ä', source([], [5])],
        ['a', source([0, 4], [])],
      ]),
      'F32',
    );
    const { tensors, metadata } = openSafetensors(path);
    expect(metadata).toEqual({ format: 'pt' });
    expect([...tensors.keys()]).toEqual(['a', 'z', 'ä']);
    expect(tensors.get('z')).toMatchObject({ dtype: 'F32', shape: [2, 3] });
    expect([...tensors.get('z')!.load()]).toEqual([...Float32Array.from(values)]);
    expect([...tensors.get('ä')!.load()]).toEqual([5]);
    expect(tensors.get('a')!.load().length).toBe(0);
  });

  it.each(['F16', 'BF16'] satisfies FloatDtype[])('rounds to %s and reads that back', async (dtype) => {
    const path = join(temporaryFolder(), 'x.safetensors');
    await writeSafetensors(path, new Map([['w', source([4], [1, -0.1, 2 ** -20, 300])]]), dtype);
    const expected = { F16: [1, -0.0999755859375, 2 ** -20, 300], BF16: [1, -0.10009765625, 2 ** -20, 300] };
    expect([...openSafetensors(path).tensors.get('w')!.load()]).toEqual(expected[dtype]);
    expect(readFileSync(path).readBigUInt64LE() % 8n).toBe(0n);
  });

  it('refuses to turn a finite weight into an infinity', async () => {
    const path = join(temporaryFolder(), 'x.safetensors');
    const write = writeSafetensors(path, new Map([['w', source([2], [1, 70000])]]), 'F16');
    await expect(write).rejects.toThrow(/'w' holds 70000.*F16.*F32/);
  });

  it('skips integers and says why', () => {
    const header =
      '{"n":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}';
    const { tensors, skipped } = openSafetensors(writeRaw(header, new Uint8Array(12)));
    expect([...tensors.keys()]).toEqual(['w']);
    expect(skipped.get('n')).toMatch(/I64/);
  });

  it.each([
    [
      'a wrong type',
      '{"w":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}',
      4,
      /'w' has the type F8_E4M3.*F32, F16, BF16/,
    ],
    [
      'a wrong length',
      '{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}',
      4,
      /'w' of shape \[2\].*needs 8 bytes/,
    ],
    ['a hole', '{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}', 8, /'w' begins at byte 4 instead of 0/],
    [
      'missing data',
      '{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}',
      2,
      /truncated: 66 bytes expected, 64 found/,
    ],
    ['too much data', '{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}', 9, /5 bytes follow the last tensor/],
    ['a damaged entry', '{"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}', 4, /entry of tensor 'w' is damaged/],
    ['no JSON', '{"w":', 0, /header is not JSON/],
    ['a list', '[1]', 0, /not a JSON object/],
  ])('refuses a file with %s', (_, header, bytes, message) => {
    const path = writeRaw(header, new Uint8Array(bytes));
    expect(() => openSafetensors(path)).toThrow(UserError);
    expect(() => openSafetensors(path)).toThrow(message);
  });

  it('refuses files that are no safetensors at all', () => {
    const folder = temporaryFolder();
    const write = (name: string, content: string) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    expect(() => openSafetensors(join(folder, 'absent'))).toThrow(/absent: there is no such file/);
    expect(() => openSafetensors(write('short', '1234'))).toThrow(/4 bytes are too few/);
    expect(() => openSafetensors(write('text', 'a text that is longer than eight bytes'))).toThrow(
      /not a safetensors file/,
    );
    expect(() => openSafetensors(write('cut', `${'\x40'}${'\0'.repeat(7)}{"w"`))).toThrow(
      /truncated: 72 bytes expected, 12 found/,
    );
  });
});
