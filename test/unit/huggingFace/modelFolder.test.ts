import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../extension/shared/util/userError';
import { readModelFolder, writeModelFolder } from '../../../extension/trainer/policy/huggingFace/modelFolder';
import { openSafetensors, type TensorSource } from '../../../extension/trainer/policy/huggingFace/safetensors';
import { writeSafetensors } from '../../../extension/trainer/policy/huggingFace/safetensorsWriter';
import { temporaryFolder } from '../../helpers/temporaryFolder';

const FOLDERS = ['test/fixtures/hf_parity/qwen2-tied', 'test/fixtures/hf_parity/qwen2-untied'];
const [TIED, UNTIED] = FOLDERS;

/** A copy of the tied fixture that a test may damage. */
function damagedCopy(damage: (folder: string) => void): string {
  const folder = temporaryFolder();
  cpSync(TIED, folder, { recursive: true });
  damage(folder);
  return folder;
}

describe('readModelFolder', () => {
  it.each(FOLDERS)('finds every parameter of %s', (folder) => {
    const { config, tensors, tokenizerFiles, dtype } = readModelFolder(folder);
    const stored = openSafetensors(join(folder, 'model.safetensors')).tensors;
    expect([...tensors.keys()].sort()).toEqual([...stored.keys()].sort());
    expect(tensors.has('lm_head.weight')).toBe(!config.tiedEmbeddings);
    expect([...tensors.values()].reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0)).toBe(
      folder === TIED ? 131_648 : 164_416,
    );
    expect([...tokenizerFiles.keys()]).toEqual(['tokenizer.json', 'tokenizer_config.json', 'chat_template.jinja']);
    expect(dtype).toBe('F32');
  });

  it.each([
    [
      'config.json is missing',
      (folder: string) => rmSync(join(folder, 'config.json')),
      /config.json: there is no such file/,
    ],
    [
      'config.json is no JSON',
      (folder: string) => writeFileSync(join(folder, 'config.json'), '{'),
      /config.json: not valid JSON/,
    ],
    [
      'the weights are missing',
      (folder: string) => rmSync(join(folder, 'model.safetensors')),
      /no weights: model.safetensors/,
    ],
    [
      'the weights are pickled',
      (folder: string) => {
        rmSync(join(folder, 'model.safetensors'));
        writeFileSync(join(folder, 'pytorch_model.bin'), '');
      },
      /pytorch_model.bin is not read/,
    ],
    [
      'a tensor is missing',
      (folder: string) => copyFileSync(join(UNTIED, 'config.json'), join(folder, 'config.json')),
      /tensor 'lm_head.weight' is missing/,
    ],
    [
      'a shape is wrong',
      (folder: string) => rewriteConfig(folder, { vocab_size: 600 }),
      /'model.embed_tokens.weight' has the shape \[512,64\]; config.json asks for \[600,64\]/,
    ],
    [
      'there are more layers than config.json says',
      (folder: string) => rewriteConfig(folder, { num_hidden_layers: 1, layer_types: null }),
      /'model.layers.1.* is no part of a Qwen2 model/,
    ],
  ])('says so when %s', (_, damage, message) => {
    const folder = damagedCopy(damage);
    expect(() => readModelFolder(folder)).toThrow(UserError);
    expect(() => readModelFolder(folder)).toThrow(message);
  });

  it('says so when there is no folder', () => {
    expect(() => readModelFolder('test/nowhere')).toThrow(/test\/nowhere: there is no such folder/);
  });

  it('passes over a copy of tied embeddings and stored rotary frequencies', async () => {
    const folder = temporaryFolder();
    cpSync(TIED, folder, { recursive: true });
    const { tensors } = readModelFolder(TIED);
    const extra = new Map<string, TensorSource>([
      ...tensors,
      ['lm_head.weight', tensors.get('model.embed_tokens.weight')!],
      ['model.layers.0.self_attn.rotary_emb.inv_freq', { shape: [8], load: () => new Float32Array(8) }],
    ]);
    await writeSafetensors(join(folder, 'model.safetensors'), extra, 'F32');
    expect([...readModelFolder(folder).tensors.keys()]).toEqual([...tensors.keys()]);
  });
});

describe('writeModelFolder', () => {
  it.each(FOLDERS)('writes %s back bit for bit', async (original) => {
    const folder = join(temporaryFolder(), 'new', 'folder');
    const { config, tensors, tokenizerFiles } = readModelFolder(original);
    await writeModelFolder(folder, config, tensors, { tokenizerFiles });
    for (const name of ['model.safetensors', 'tokenizer.json', 'tokenizer_config.json', 'chat_template.jinja']) {
      expect(readFileSync(join(folder, name)).equals(readFileSync(join(original, name))), name).toBe(true);
    }
    expect(readModelFolder(folder).config).toEqual(config);
  });

  it('spreads a large model over shards and reads it back', async () => {
    const folder = temporaryFolder();
    const { config, tensors } = readModelFolder(UNTIED);
    await writeModelFolder(folder, config, tensors, { maxShardBytes: 200_000 });
    expect(readdirSync(folder).sort()).toEqual([
      'config.json',
      'generation_config.json',
      'model-00001-of-00004.safetensors',
      'model-00002-of-00004.safetensors',
      'model-00003-of-00004.safetensors',
      'model-00004-of-00004.safetensors',
      'model.safetensors.index.json',
    ]);
    const index = JSON.parse(readFileSync(join(folder, 'model.safetensors.index.json'), 'utf8'));
    expect(index.metadata).toEqual({ total_parameters: 164_416, total_size: 657_664 });
    expect(Object.keys(index.weight_map)).toEqual([...tensors.keys()].sort());
    const again = readModelFolder(folder).tensors;
    for (const [name, tensor] of tensors) expect(again.get(name)!.load(), name).toEqual(tensor.load());
  });

  it('leaves no weights of an earlier model in the folder', async () => {
    const folder = temporaryFolder();
    const { config, tensors } = readModelFolder(TIED);
    await writeModelFolder(folder, config, tensors, { maxShardBytes: 200_000, dtype: 'BF16' });
    expect(readdirSync(folder)).toContain('model.safetensors.index.json');
    await writeModelFolder(folder, config, tensors, { dtype: 'F16' });
    expect(readdirSync(folder).sort()).toEqual(['config.json', 'generation_config.json', 'model.safetensors']);
    expect(readModelFolder(folder).dtype).toBe('F16');
  });

  it('says which file of a damaged index is wrong', async () => {
    const folder = temporaryFolder();
    const { config, tensors } = readModelFolder(TIED);
    await writeModelFolder(folder, config, tensors, { maxShardBytes: 200_000 });
    const index = join(folder, 'model.safetensors.index.json');
    const { weight_map: map } = JSON.parse(readFileSync(index, 'utf8'));
    const rewrite = (change: object) => writeFileSync(index, JSON.stringify({ weight_map: { ...map, ...change } }));
    rewrite({ 'model.norm.weight': '../elsewhere.safetensors' });
    expect(() => readModelFolder(folder)).toThrow(/must be a name within the folder/);
    rewrite({ 'model.norm.weight': 'model-00001-of-00003.safetensors' });
    expect(() => readModelFolder(folder)).toThrow(/'model.norm.weight' is in model-00001-of-00003.safetensors, but/);
    writeFileSync(index, '{}');
    expect(() => readModelFolder(folder)).toThrow(/'weight_map' must list/);
  });

  it('refuses tensors that do not belong to the configuration', async () => {
    const folder = join(temporaryFolder(), 'x');
    const { config, tensors } = readModelFolder(TIED);
    const short = new Map(tensors);
    short.delete('model.norm.weight');
    await expect(writeModelFolder(folder, config, short)).rejects.toThrow(
      /'model.norm.weight' must have the shape \[64\], got \[none\]/,
    );
    const long = new Map(tensors).set('other', tensors.get('model.norm.weight')!);
    await expect(writeModelFolder(folder, config, long)).rejects.toThrow(/does not name/);
  });
});

function rewriteConfig(folder: string, change: object): void {
  const path = join(folder, 'config.json');
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...change }));
}
