import { UserError } from '../../shared/util/userError';
import { command } from './command';
import { parseJson, readInput } from './readInput';

/** `couplet logits`: what a policy says of given tokens, for comparisons with other programs. */
export const LOGITS = command({
  id: 'logits',
  summary: 'Print the log-probabilities and last logits of token sequences under a policy, as JSON.',
  details: [
    'FILE holds a JSON array of arrays of token ids. For each sequence "tokenLogProbs" has the log-probability, in nats, of its tokens 2 to n, and "lastLogits" the logits behind its last token.',
    'The document is printed with and without --json.',
  ],
  operands: {
    FOLDER: { description: 'A policy: a folder in Hugging Face format, or a run for its newest checkpoint.' },
  },
  options: {
    ids: { kind: 'text', value: 'FILE', description: 'The token ids; "-" reads standard input.' },
    backend: { kind: 'text', value: 'ID', description: 'What computes: auto, tensorflow, webgpu, wasm or cpu.' },
  },
  examples: ['logits runs/smoke-001/checkpoints/000003 --ids ids.json'],
  async run({ operands, options }) {
    if (options.ids === undefined)
      throw new UserError('couplet logits needs the token ids: --ids FILE.', { usage: true });
    const sequences = checkSequences(parseJson(readInput(options.ids).toString('utf8'), options.ids), options.ids);
    const { scoreSequences } = await import('./logits/scoreSequences');
    const document = await scoreSequences(operands.FOLDER, sequences, options.backend);
    return { document, text: JSON.stringify(document) };
  },
});

function checkSequences(value: unknown, file: string): number[][] {
  const isToken = (id: unknown) => Number.isSafeInteger(id) && (id as number) >= 0;
  const isSequence = (ids: unknown) => Array.isArray(ids) && ids.length > 0 && ids.every(isToken);
  if (!Array.isArray(value))
    throw new UserError(`${file}: an array of arrays of token ids is needed, such as [[1,2,3],[4,5]].`, {
      usage: true,
    });
  const bad = value.findIndex((ids) => !isSequence(ids));
  if (bad >= 0)
    throw new UserError(`${file}: entry ${bad} is no array of at least one token id (an integer from 0).`, {
      usage: true,
    });
  return value as number[][];
}
