import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../../shared/util/userError';
import { readTokenizerFiles, type TokenizerFiles } from '../tokenizer/tokenizerFiles';
import { weightShapes } from '../transformer/weights';
import type { FloatDtype } from './dtype';
import {
  type PolicyConfig,
  parseModelConfig,
  toGenerationConfig,
  toHuggingFaceConfig,
  withGenerationConfig,
} from './modelConfig';
import type { StoredTensor, TensorSource } from './safetensors';
import { openWeights, writeWeights } from './shards';

/*
 * API
 *   readModelFolder(folder) -> { config, tensors, tokenizerFiles, dtype }
 *     tensors: Map of exactly the names and shapes of weightShapes(config); tensor.load() -> Float32Array
 *   await writeModelFolder(folder, config, tensors, { dtype, tokenizerFiles, maxShardBytes })
 *     tensors: Map<name, { shape, load(): Float32Array | Promise<Float32Array> }>
 */

/** A policy as it lies in a Hugging Face folder. */
export interface ModelFolder {
  readonly config: PolicyConfig;
  /** Every parameter of the model, in the order of `weightShapes`; read when asked for. */
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly tokenizerFiles: TokenizerFiles;
  /** The format that the weights are stored in. */
  readonly dtype: FloatDtype;
}

export interface WriteModelOptions {
  readonly dtype?: FloatDtype;
  readonly tokenizerFiles?: TokenizerFiles;
  readonly maxShardBytes?: number;
}

/** Tensors that some writers store although they follow from the configuration or from other tensors. */
const DERIVED = /(^lm_head\.weight|\.rotary_emb\.inv_freq)$/;

/** Opens a folder in Hugging Face's layout; throws `UserError` when a part is missing, damaged or not of the Qwen2 family. */
export function readModelFolder(folder: string): ModelFolder {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new UserError(
      `${folder}: there is no such folder; a Hugging Face model folder (config.json, model.safetensors, tokenizer.json) is expected`,
    );
  }
  const config = readConfig(folder);
  const { tensors: stored, skipped } = openWeights(folder);
  const shapes = weightShapes(config);
  const tensors = new Map<string, StoredTensor>();
  for (const [name, shape] of shapes) {
    const tensor = stored.get(name);
    if (!tensor)
      throw new UserError(`${folder}: tensor '${name}' is missing${skipped.has(name) ? `: ${skipped.get(name)}` : ''}`);
    if (tensor.shape.join() !== shape.join()) {
      throw new UserError(
        `${folder}: tensor '${name}' has the shape [${tensor.shape}]; config.json asks for [${shape}]`,
      );
    }
    tensors.set(name, tensor);
  }
  for (const name of stored.keys()) {
    if (!tensors.has(name) && !DERIVED.test(name)) {
      throw new UserError(
        `${folder}: tensor '${name}' is no part of a Qwen2 model; the weights do not belong to this config.json`,
      );
    }
  }
  return { config, tensors, tokenizerFiles: readTokenizerFiles(folder), dtype: [...tensors.values()][0].dtype };
}

/** Reads config.json and, where present, generation_config.json of a folder. */
export function readConfig(folder: string): PolicyConfig {
  const path = join(folder, 'config.json');
  const config = parseModelConfig(readJson(path), path);
  const generation = join(folder, 'generation_config.json');
  return existsSync(generation) ? withGenerationConfig(config, readJson(generation), generation) : config;
}

/**
 * Writes a folder that `transformers` and `readModelFolder` open; every file is synced. Rounds to `dtype` (float32 by default).
 * To replace a model atomically, write into a new folder and rename it.
 */
export async function writeModelFolder(
  folder: string,
  config: PolicyConfig,
  tensors: ReadonlyMap<string, TensorSource>,
  { dtype = 'F32', tokenizerFiles = new Map(), maxShardBytes }: WriteModelOptions = {},
): Promise<void> {
  const ordered = new Map<string, TensorSource>();
  for (const [name, shape] of weightShapes(config)) {
    const tensor = tensors.get(name);
    if (tensor?.shape.join() !== shape.join()) {
      throw new Error(
        `writeModelFolder: tensor '${name}' must have the shape [${shape}], got [${tensor?.shape ?? 'none'}]`,
      );
    }
    ordered.set(name, tensor);
  }
  if (ordered.size !== tensors.size)
    throw new Error('writeModelFolder: there are tensors that the configuration does not name');
  await mkdir(folder, { recursive: true });
  const texts = new Map(tokenizerFiles)
    .set('config.json', formatJson(toHuggingFaceConfig(config, dtype)))
    .set('generation_config.json', formatJson(toGenerationConfig(config)));
  for (const [name, text] of texts) await writeFile(join(folder, name), text, { flush: true });
  await writeWeights(folder, ordered, dtype, maxShardBytes);
}

function readJson(path: string): unknown {
  if (!existsSync(path))
    throw new UserError(`${path}: there is no such file; it is part of every Hugging Face model folder`);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new UserError(`${path}: not valid JSON`, { cause });
  }
}

function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
