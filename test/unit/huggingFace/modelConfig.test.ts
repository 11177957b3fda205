import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../extension/shared/util/userError';
import {
  parseModelConfig,
  toGenerationConfig,
  toHuggingFaceConfig,
  withGenerationConfig,
} from '../../../extension/trainer/policy/huggingFace/modelConfig';

const FIXTURE = JSON.parse(readFileSync('test/fixtures/hf_parity/qwen2-tied/config.json', 'utf8'));

/** config.json of Qwen2.5-0.5B-Instruct, as transformers 4 wrote it. */
const QWEN25 = {
  architectures: ['Qwen2ForCausalLM'],
  attention_dropout: 0.0,
  bos_token_id: 151643,
  eos_token_id: 151645,
  hidden_act: 'silu',
  hidden_size: 896,
  initializer_range: 0.02,
  intermediate_size: 4864,
  max_position_embeddings: 32768,
  max_window_layers: 21,
  model_type: 'qwen2',
  num_attention_heads: 14,
  num_hidden_layers: 24,
  num_key_value_heads: 2,
  rms_norm_eps: 1e-6,
  rope_theta: 1000000.0,
  sliding_window: 32768,
  tie_word_embeddings: true,
  torch_dtype: 'bfloat16',
  use_cache: true,
  use_sliding_window: false,
  vocab_size: 151936,
};

describe('parseModelConfig', () => {
  it('reads what transformers 5 writes', () => {
    expect(parseModelConfig(FIXTURE, 'config.json')).toEqual({
      vocabulary: 512,
      hidden: 64,
      intermediate: 192,
      layers: 2,
      heads: 4,
      keyValueHeads: 2,
      headSize: 16,
      maxPositions: 256,
      normEpsilon: 1e-6,
      ropeTheta: 10000,
      tiedEmbeddings: true,
      initializerRange: 0.02,
      bosId: null,
      eosIds: [3],
      padId: 0,
    });
  });

  it('reads what transformers 4 writes', () => {
    const config = parseModelConfig(QWEN25, 'config.json');
    expect(config).toMatchObject({ ropeTheta: 1e6, headSize: 64, keyValueHeads: 2, bosId: 151643, padId: null });
    const newer = { ...QWEN25, rope_theta: undefined, rope_parameters: { rope_theta: 5e5, rope_type: 'default' } };
    expect(parseModelConfig(newer, 'config.json').ropeTheta).toBe(5e5);
  });

  it.each([
    [{ model_type: 'llama' }, /type "llama".*Qwen2 family/],
    [{ model_type: undefined, architectures: ['GPT2LMHeadModel'] }, /type "GPT2LMHeadModel"/],
    [{ rope_scaling: { type: 'yarn', factor: 4 } }, /rope_scaling is of type "yarn"/],
    [{ rope_parameters: { rope_type: 'llama3', rope_theta: 1 } }, /rope_parameters is of type "llama3"/],
    [{ use_sliding_window: true }, /use_sliding_window is true/],
    [{ layer_types: ['full_attention', 'sliding_attention'] }, /layer_types has "sliding_attention"/],
    [{ hidden_act: 'gelu' }, /hidden_act is "gelu"/],
    [{ attention_dropout: 0.1 }, /attention_dropout is 0.1/],
    [{ quantization_config: { bits: 4 } }, /quantization_config is \{"bits":4\}/],
    [{ hidden_size: undefined }, /'hidden_size' must be a whole number of at least 1; it is missing/],
    [{ num_hidden_layers: 2.5 }, /'num_hidden_layers' must be.*found 2.5/],
    [{ num_key_value_heads: 3 }, /num_attention_heads 14 must be a multiple of num_key_value_heads 3/],
    [{ num_attention_heads: 13, num_key_value_heads: 13 }, /an even whole number/],
    [{ rms_norm_eps: 0 }, /'rms_norm_eps' must be a number above 0; found 0/],
    [{ tie_word_embeddings: 'yes' }, /'tie_word_embeddings' must be true or false/],
    [{ eos_token_id: [1, 'x'] }, /'eos_token_id' must be a token id or a list/],
    [{ eos_token_id: 151936 }, /token id 151936.*outside the vocabulary of 151936/],
  ])('refuses %j by name', (change, message) => {
    expect(() => parseModelConfig({ ...QWEN25, ...change }, 'here/config.json')).toThrow(UserError);
    expect(() => parseModelConfig({ ...QWEN25, ...change }, 'here/config.json')).toThrow(message);
    expect(() => parseModelConfig({ ...QWEN25, ...change }, 'here/config.json')).toThrow(/^here\/config\.json/);
  });

  it('refuses what is no object', () => {
    expect(() => parseModelConfig([], 'config.json')).toThrow(/a JSON object is expected/);
  });
});

describe('withGenerationConfig', () => {
  it('adds the end tokens of a chat model', () => {
    const config = withGenerationConfig(
      parseModelConfig(QWEN25, 'config.json'),
      { eos_token_id: [151645, 151643], pad_token_id: 151643 },
      'generation_config.json',
    );
    expect(config.eosIds).toEqual([151645, 151643]);
    expect(config.padId).toBe(151643);
  });
});

describe('toHuggingFaceConfig', () => {
  it.each([FIXTURE, QWEN25])('is read back as the same configuration', (json) => {
    const config = parseModelConfig(json, 'config.json');
    expect(parseModelConfig(toHuggingFaceConfig(config, 'BF16'), 'again')).toEqual(config);
    expect(withGenerationConfig(config, toGenerationConfig(config), 'again')).toEqual(config);
  });

  it('keeps every entry of the fixture that both programs know', () => {
    const written = toHuggingFaceConfig(parseModelConfig(FIXTURE, 'config.json'), 'F32');
    for (const key of Object.keys(written).filter((key) => key in FIXTURE))
      expect(written[key], key).toEqual(FIXTURE[key]);
  });
});
