import { UserError } from '../../shared/util/userError';
import type { LoadedPolicy } from '../policy/loadPolicy';
import { createChatTemplate } from '../policy/tokenizer/chatTemplate';
import { WORD_SPECIALS } from '../policy/tokenizer/makeWordTokenizer';
import { type AgentFormat, chatFormat, wordFormat } from './agentFormat';

/** The format of a policy: word-level ones made here have their own tokens; all others need a chat template. */
export function formatOf({ tokenizer, tokenizerFiles }: Omit<LoadedPolicy, 'policy'>): AgentFormat {
  if (tokenizer.idOf(WORD_SPECIALS.act) !== undefined) return wordFormat(tokenizer);
  const template = createChatTemplate(tokenizerFiles, 'policy.source');
  if (!template)
    throw new UserError(
      'policy.source: the tokenizer has neither the tokens of a Couplet policy (<act>) nor a chat template. Take an instruction-tuned model, or add chat_template.jinja to the folder.',
    );
  return chatFormat(tokenizer, template);
}
