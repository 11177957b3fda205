import type { TensorFlow } from '../../compute/tf';
import type { PolicyConfig } from '../huggingFace/modelConfig';

type Tensor = TensorFlow.Tensor;

/** Weights of one decoder layer; linear weights are stored [out, in] as Hugging Face folders have them. */
export interface LayerWeights {
  readonly inputNorm: Tensor; // [hidden]
  readonly query: Tensor; // [heads * headSize, hidden]
  readonly queryBias: Tensor;
  readonly key: Tensor; // [keyValueHeads * headSize, hidden]
  readonly keyBias: Tensor;
  readonly value: Tensor;
  readonly valueBias: Tensor;
  readonly output: Tensor; // [hidden, heads * headSize]
  readonly mlpNorm: Tensor; // [hidden]
  readonly gate: Tensor; // [intermediate, hidden]
  readonly up: Tensor;
  readonly down: Tensor; // [hidden, intermediate]
}

/** All weights of a policy, as tensors or variables. */
export interface Weights {
  readonly embedding: Tensor; // [vocabulary, hidden]
  readonly layers: readonly LayerWeights[];
  readonly norm: Tensor; // [hidden]
  /** The same tensor as `embedding` when tied. [vocabulary, hidden] */
  readonly head: Tensor;
}

/** Hugging Face's names of a layer's tensors. */
const LAYER_NAMES: Readonly<Record<keyof LayerWeights, string>> = {
  inputNorm: 'input_layernorm.weight',
  query: 'self_attn.q_proj.weight',
  queryBias: 'self_attn.q_proj.bias',
  key: 'self_attn.k_proj.weight',
  keyBias: 'self_attn.k_proj.bias',
  value: 'self_attn.v_proj.weight',
  valueBias: 'self_attn.v_proj.bias',
  output: 'self_attn.o_proj.weight',
  mlpNorm: 'post_attention_layernorm.weight',
  gate: 'mlp.gate_proj.weight',
  up: 'mlp.up_proj.weight',
  down: 'mlp.down_proj.weight',
};

/** Name and shape of every weight of a configuration, in the order of the network. */
export function weightShapes(c: PolicyConfig): ReadonlyMap<string, readonly number[]> {
  const query = c.heads * c.headSize;
  const keyValue = c.keyValueHeads * c.headSize;
  const layer: Record<keyof LayerWeights, readonly number[]> = {
    inputNorm: [c.hidden],
    query: [query, c.hidden],
    queryBias: [query],
    key: [keyValue, c.hidden],
    keyBias: [keyValue],
    value: [keyValue, c.hidden],
    valueBias: [keyValue],
    output: [c.hidden, query],
    mlpNorm: [c.hidden],
    gate: [c.intermediate, c.hidden],
    up: [c.intermediate, c.hidden],
    down: [c.hidden, c.intermediate],
  };
  const shapes = new Map<string, readonly number[]>([['model.embed_tokens.weight', [c.vocabulary, c.hidden]]]);
  for (let i = 0; i < c.layers; i++)
    for (const [field, name] of Object.entries(LAYER_NAMES) as [keyof LayerWeights, string][])
      shapes.set(`model.layers.${i}.${name}`, layer[field]);
  shapes.set('model.norm.weight', [c.hidden]);
  if (!c.tiedEmbeddings) shapes.set('lm_head.weight', [c.vocabulary, c.hidden]);
  return shapes;
}

/** Arranges named tensors as the network reads them. */
export function arrangeWeights(c: PolicyConfig, named: (name: string) => Tensor): Weights {
  const fields = Object.entries(LAYER_NAMES) as [keyof LayerWeights, string][];
  const layers = Array.from(
    { length: c.layers },
    (_, i) =>
      Object.fromEntries(
        fields.map(([field, name]) => [field, named(`model.layers.${i}.${name}`)]),
      ) as unknown as LayerWeights,
  );
  const embedding = named('model.embed_tokens.weight');
  return {
    embedding,
    layers,
    norm: named('model.norm.weight'),
    head: c.tiedEmbeddings ? embedding : named('lm_head.weight'),
  };
}
