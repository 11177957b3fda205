import { existsSync, readFileSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UserError } from '../../../shared/util/userError';
import { BYTES_PER_ELEMENT, type FloatDtype } from './dtype';
import { RecordReader } from './recordReader';
import { openSafetensors, type SafetensorsFile, type StoredTensor, type TensorSource } from './safetensors';
import { elementCount, writeSafetensors } from './safetensorsWriter';

const SINGLE_FILE = 'model.safetensors';
const INDEX_FILE = 'model.safetensors.index.json';
const WEIGHT_FILE = /^model(-\d{5}-of-\d{5})?\.safetensors(\.index\.json)?$/;

/** Size above which a model is spread over several files; the default of transformers. */
export const DEFAULT_SHARD_BYTES = 5_000_000_000;

/** Opens the weights of a folder: one `model.safetensors`, or the files that `model.safetensors.index.json` lists. */
export function openWeights(folder: string): Pick<SafetensorsFile, 'tensors' | 'skipped'> {
  const single = join(folder, SINGLE_FILE);
  if (existsSync(single)) return openSafetensors(single);
  const index = join(folder, INDEX_FILE);
  if (existsSync(index)) return openShards(folder, index);
  const pickled = existsSync(join(folder, 'pytorch_model.bin'))
    ? '; pytorch_model.bin is not read, because it can run code: save the model again with safe_serialization=True'
    : '';
  throw new UserError(`${folder}: no weights: ${SINGLE_FILE} or ${INDEX_FILE} is expected${pickled}`);
}

function openShards(folder: string, index: string): Pick<SafetensorsFile, 'tensors' | 'skipped'> {
  const weightMap = readWeightMap(index);
  const files = new Map([...new Set(weightMap.values())].map((name) => [name, openSafetensors(join(folder, name))]));
  const tensors = new Map<string, StoredTensor>();
  const skipped = new Map<string, string>();
  for (const [name, fileName] of weightMap) {
    const file = files.get(fileName) as SafetensorsFile;
    const tensor = file.tensors.get(name);
    const reason = file.skipped.get(name);
    if (tensor) tensors.set(name, tensor);
    else if (reason) skipped.set(name, reason);
    else throw new UserError(`${index}: says that tensor '${name}' is in ${fileName}, but that file does not hold it`);
  }
  return { tensors, skipped };
}

function readWeightMap(index: string): Map<string, string> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(index, 'utf8'));
  } catch (cause) {
    throw new UserError(`${index}: not valid JSON`, { cause });
  }
  const map = new Map(
    Object.entries((new RecordReader(json, index).raw('weight_map') ?? {}) as Record<string, unknown>),
  );
  if (map.size === 0)
    throw new UserError(`${index}: 'weight_map' must list the file of every tensor; it is missing or empty`);
  for (const [name, file] of map) {
    if (typeof file !== 'string' || file !== basename(file)) {
      throw new UserError(
        `${index}: the file of tensor '${name}' must be a name within the folder, not ${JSON.stringify(file)}`,
      );
    }
  }
  return map as Map<string, string>;
}

/**
 * Writes weights as transformers does: one file, or `model-00001-of-0000N.safetensors` with an index when they exceed
 * `maxShardBytes`. Tensors fill the shards in the order of the map. Weight files of an earlier model in the folder are removed.
 */
export async function writeWeights(
  folder: string,
  tensors: ReadonlyMap<string, TensorSource>,
  dtype: FloatDtype,
  maxShardBytes = DEFAULT_SHARD_BYTES,
): Promise<void> {
  for (const name of await readdir(folder)) if (WEIGHT_FILE.test(name)) await rm(join(folder, name));
  const shards = splitIntoShards(tensors, dtype, maxShardBytes);
  if (shards.length === 1) return writeSafetensors(join(folder, SINGLE_FILE), tensors, dtype);
  const weightMap: Record<string, string> = {};
  for (const [i, shard] of shards.entries()) {
    const name = `model-${pad5(i + 1)}-of-${pad5(shards.length)}.safetensors`;
    await writeSafetensors(join(folder, name), shard, dtype);
    for (const tensor of shard.keys()) weightMap[tensor] = name;
  }
  const parameters = [...tensors.values()].reduce((sum, { shape }) => sum + elementCount(shape), 0);
  const metadata = { total_parameters: parameters, total_size: parameters * BYTES_PER_ELEMENT[dtype] };
  const sorted = Object.fromEntries(Object.entries(weightMap).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(join(folder, INDEX_FILE), `${JSON.stringify({ metadata, weight_map: sorted }, null, 2)}\n`, {
    flush: true,
  });
}

/** Fills one shard after the other; a tensor larger than the limit gets a shard of its own. */
function splitIntoShards(
  tensors: ReadonlyMap<string, TensorSource>,
  dtype: FloatDtype,
  maxShardBytes: number,
): Map<string, TensorSource>[] {
  const shards: Map<string, TensorSource>[] = [];
  let free = 0;
  for (const [name, tensor] of tensors) {
    const bytes = elementCount(tensor.shape) * BYTES_PER_ELEMENT[dtype];
    if (shards.length === 0 || bytes > free) {
      shards.push(new Map());
      free = maxShardBytes;
    }
    (shards.at(-1) as Map<string, TensorSource>).set(name, tensor);
    free -= bytes;
  }
  return shards;
}

function pad5(n: number): string {
  return String(n).padStart(5, '0');
}
