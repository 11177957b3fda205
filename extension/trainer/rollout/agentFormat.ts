import { UserError } from '../../shared/util/userError';
import type { ChatTemplate } from '../policy/tokenizer/chatTemplate';
import { WORD_SPECIALS } from '../policy/tokenizer/makeWordTokenizer';
import type { Tokenizer } from '../policy/tokenizer/tokenizer';

/** How states, actions and judgements become tokens and back; one for each kind of policy. */
export interface AgentFormat {
  /** Tokens of a prompt that asks for the next action in the described state. */
  actionPrompt(state: string): number[];
  /** Tokens that answer with an action or a judgement, end token included. */
  response(text: string): number[];
  /** The text of response tokens, without end token and special tokens. */
  parse(tokens: readonly number[]): string;
  /** Tokens of a prompt that asks whether an action is good or bad in the described state. */
  judgePrompt(state: string, action: string): number[];
}

/** The two answers to a judge prompt. */
export const JUDGEMENTS = { good: 'good', bad: 'bad' } as const;

/** Format of policies made from nothing: `<bos> state <act>` and `<bos> state candidate : action <judge>`. */
export function wordFormat(tokenizer: Tokenizer): AgentFormat {
  const special = (token: string) => {
    const id = tokenizer.idOf(token);
    if (id === undefined)
      throw new UserError(`The tokenizer has no token ${token}; a word-level policy made by Couplet is needed here.`);
    return id;
  };
  const [bos, act, eos, judge] = [WORD_SPECIALS.bos, WORD_SPECIALS.act, WORD_SPECIALS.eos, WORD_SPECIALS.judge].map(
    special,
  ) as [number, number, number, number];
  return {
    actionPrompt: (state) => [bos, ...tokenizer.encode(state), act],
    response: (text) => [...tokenizer.encode(text), eos],
    parse: (tokens) => tokenizer.decode(tokens, { skipSpecial: true }),
    judgePrompt: (state, action) => [bos, ...tokenizer.encode(`${state} candidate : ${action}`), judge],
  };
}

/** Format of chat models: one user turn, answered by the bare action or by "good" or "bad". */
export function chatFormat(tokenizer: Tokenizer, template: ChatTemplate): AgentFormat {
  const eos = tokenizer.eosId;
  if (eos === undefined) throw new UserError('The tokenizer names no end token (eos_token in tokenizer_config.json).');
  const ask = (state: string, question: string) =>
    tokenizer.encode(
      template.render([{ role: 'user', content: `${state}\n${question}` }], { addGenerationPrompt: true }),
    );
  return {
    actionPrompt: (state) => ask(state, 'Answer with exactly one of the admissible actions and nothing else.'),
    response: (text) => [...tokenizer.encode(text), eos],
    parse: (tokens) => tokenizer.decode(tokens, { skipSpecial: true }).trim(),
    judgePrompt: (state, action) =>
      ask(state, `Candidate action: ${action}. Is this action good or bad for completing the task?`),
  };
}
