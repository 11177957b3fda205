import { boolean, integer, number, type ParameterTable, text, type ValuesOf } from '../parameters';

/** The policy network: a decoder-only transformer of the Qwen2 family, new or read from a folder. */
export const POLICY_PARAMETERS = {
  source: text(
    null,
    "null makes a new model of the shape below; otherwise a folder in Hugging Face format or a run's checkpoint, and the shape is read from it.",
  ),
  layers: integer(4, 'Transformer layers.', { minimum: 1 }),
  hidden: integer(64, 'Width of the residual stream; a multiple of twice `heads`.', { minimum: 2 }),
  heads: integer(4, 'Query heads.', { minimum: 1 }),
  keyValueHeads: integer(4, 'Key and value heads; fewer than `heads` is grouped-query attention.', { minimum: 1 }),
  intermediate: integer(176, 'Width of the SwiGLU layer; usually 8/3 of `hidden`, rounded to a multiple of 8.', {
    minimum: 1,
  }),
  ropeTheta: number(10000, 'Base of the rotary position embedding.', { above: 0 }),
  tiedEmbeddings: boolean(true, 'Use the token embedding as the output layer too.'),
  maxPositions: integer(1024, 'Longest sequence of prompt and response.', { minimum: 8, unit: 'tokens' }),
} satisfies ParameterTable;

export type PolicyConfiguration = ValuesOf<typeof POLICY_PARAMETERS>;
