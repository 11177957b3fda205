import { UserError } from '../../../shared/util/userError';
import type { FloatDtype } from './dtype';
import { RecordReader } from './recordReader';

/*
 * API
 *   parseModelConfig(json, where) -> PolicyConfig          config.json of the Qwen2 family, checked
 *   withGenerationConfig(config, json, where)              end tokens that generation_config.json adds
 *   toHuggingFaceConfig(config, dtype), toGenerationConfig(config)   what transformers 4 and 5 load
 */

/** Shape and constants of a Qwen2 decoder: config.json in camelCase, checked, with every default filled in. */
export interface PolicyConfig {
  readonly vocabulary: number;
  readonly hidden: number;
  readonly intermediate: number;
  readonly layers: number;
  readonly heads: number;
  /** Divides `heads`; each key/value head serves that many query heads. */
  readonly keyValueHeads: number;
  /** Even; usually hidden / heads. */
  readonly headSize: number;
  readonly maxPositions: number;
  readonly normEpsilon: number;
  readonly ropeTheta: number;
  /** The output head is the transposed embedding, and there is no `lm_head.weight`. */
  readonly tiedEmbeddings: boolean;
  /** Standard deviation of freshly drawn weights. */
  readonly initializerRange: number;
  readonly bosId: number | null;
  /** Any of them ends a response; empty when the folder names none. */
  readonly eosIds: readonly number[];
  readonly padId: number | null;
}

const FAMILY = 'Couplet runs the Qwen2 family (model_type "qwen2": Qwen2, Qwen2.5 and models made by Couplet)';

/** Reads a parsed config.json; `where` names the file in messages. Throws `UserError` for anything the policy cannot compute. */
export function parseModelConfig(json: unknown, where: string): PolicyConfig {
  const record = new RecordReader(json, where);
  refuseOtherModels(record);
  const hidden = record.count('hidden_size');
  const heads = record.count('num_attention_heads');
  const config: PolicyConfig = {
    vocabulary: record.count('vocab_size'),
    hidden,
    intermediate: record.count('intermediate_size'),
    layers: record.count('num_hidden_layers'),
    heads,
    keyValueHeads: record.count('num_key_value_heads', heads),
    headSize: record.count('head_dim', hidden / heads),
    maxPositions: record.count('max_position_embeddings', 32768),
    normEpsilon: record.positive('rms_norm_eps', 1e-6),
    ropeTheta: readRopeTheta(record),
    tiedEmbeddings: record.boolean('tie_word_embeddings', false),
    initializerRange: record.positive('initializer_range', 0.02),
    bosId: record.tokenIds('bos_token_id')[0] ?? null,
    eosIds: record.tokenIds('eos_token_id'),
    padId: record.tokenIds('pad_token_id')[0] ?? null,
  };
  checkModelConfig(config, where);
  return config;
}

/** Throws `UserError` when the sizes do not fit together; for configurations made by hand too. */
export function checkModelConfig(config: PolicyConfig, where: string): void {
  const { heads, keyValueHeads, headSize, vocabulary } = config;
  if (heads % keyValueHeads !== 0) {
    throw new UserError(
      `${where}: num_attention_heads ${heads} must be a multiple of num_key_value_heads ${keyValueHeads}`,
    );
  }
  if (!Number.isInteger(headSize) || headSize % 2 !== 0) {
    throw new UserError(
      `${where}: a head has ${headSize} numbers (hidden_size ${config.hidden} / num_attention_heads ${heads}); it must be an even whole number, because rotary positions turn pairs`,
    );
  }
  const special = [config.bosId, config.padId, ...config.eosIds];
  const outside = special.find((id) => id !== null && id >= vocabulary);
  if (outside !== undefined) {
    throw new UserError(`${where}: token id ${outside} (bos, eos or pad) is outside the vocabulary of ${vocabulary}`);
  }
}

/** Adds what generation_config.json says: chat models name further end tokens there, in a list. */
export function withGenerationConfig(config: PolicyConfig, json: unknown, where: string): PolicyConfig {
  const record = new RecordReader(json, where);
  const eosIds = [...new Set([...config.eosIds, ...record.tokenIds('eos_token_id')])];
  const merged: PolicyConfig = {
    ...config,
    eosIds,
    bosId: config.bosId ?? record.tokenIds('bos_token_id')[0] ?? null,
    padId: config.padId ?? record.tokenIds('pad_token_id')[0] ?? null,
  };
  checkModelConfig(merged, where);
  return merged;
}

const DTYPE_NAMES: Readonly<Record<FloatDtype, string>> = { F32: 'float32', F16: 'float16', BF16: 'bfloat16' };

/** A config.json that transformers 4 and 5 load; both spellings are written where the two differ. */
export function toHuggingFaceConfig(config: PolicyConfig, dtype: FloatDtype): Record<string, unknown> {
  return {
    architectures: ['Qwen2ForCausalLM'],
    attention_dropout: 0,
    bos_token_id: config.bosId,
    eos_token_id: idOrList(config.eosIds),
    head_dim: config.headSize,
    hidden_act: 'silu',
    hidden_size: config.hidden,
    initializer_range: config.initializerRange,
    intermediate_size: config.intermediate,
    max_position_embeddings: config.maxPositions,
    model_type: 'qwen2',
    num_attention_heads: config.heads,
    num_hidden_layers: config.layers,
    num_key_value_heads: config.keyValueHeads,
    pad_token_id: config.padId,
    rms_norm_eps: config.normEpsilon,
    rope_parameters: { rope_theta: config.ropeTheta, rope_type: 'default' },
    rope_theta: config.ropeTheta,
    tie_word_embeddings: config.tiedEmbeddings,
    torch_dtype: DTYPE_NAMES[dtype],
    use_cache: true,
    use_sliding_window: false,
    vocab_size: config.vocabulary,
  };
}

/** A generation_config.json with the ids that generation needs. */
export function toGenerationConfig(config: PolicyConfig): Record<string, unknown> {
  return {
    bos_token_id: config.bosId,
    eos_token_id: idOrList(config.eosIds),
    pad_token_id: config.padId,
  };
}

function idOrList(ids: readonly number[]): number | readonly number[] | null {
  return ids.length > 1 ? ids : (ids[0] ?? null);
}

function refuseOtherModels(record: RecordReader): void {
  const type = record.raw('model_type');
  if (type !== 'qwen2') {
    const name = type ?? (record.raw('architectures') as string[] | undefined)?.[0] ?? 'unknown';
    record.refuse(`the model is of type "${name}"`, FAMILY);
  }
  record.mustBe('hidden_act', 'silu', FAMILY);
  record.mustBe('attention_dropout', 0, 'Couplet computes attention without dropout; set it to 0');
  record.mustBe('use_sliding_window', false, 'Couplet attends to the whole context; set it to false');
  record.mustBe(
    'quantization_config',
    null,
    'Couplet reads float32, float16 and bfloat16 weights; use the model that was not quantized',
  );
  const layers = record.raw('layer_types');
  if (Array.isArray(layers) && layers.some((kind) => kind !== 'full_attention')) {
    record.refuse(
      `layer_types has "${layers.find((kind) => kind !== 'full_attention')}"`,
      'Only "full_attention" is allowed',
    );
  }
}

/** Base of the rotary frequencies: `rope_theta` (transformers 4) or `rope_parameters.rope_theta` (transformers 5). */
function readRopeTheta(record: RecordReader): number {
  for (const key of ['rope_parameters', 'rope_scaling']) {
    const rope = record.child(key);
    const type = rope?.raw('rope_type') ?? rope?.raw('type') ?? 'default';
    if (type !== 'default') record.refuse(`${key} is of type "${type}"`, 'Only "default" (no scaling) is allowed');
  }
  const fallback = record.positive('rope_theta', 10000);
  return record.child('rope_parameters')?.positive('rope_theta', fallback) ?? fallback;
}
