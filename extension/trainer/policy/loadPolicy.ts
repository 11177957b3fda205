import { UserError } from '../../shared/util/userError';
import { type ModelFolder, readModelFolder } from './huggingFace/modelFolder';
import { Policy } from './policy';
import { createTokenizer, type Tokenizer } from './tokenizer/tokenizer';
import type { TokenizerFiles } from './tokenizer/tokenizerFiles';

/** A policy with the tokenizer it was trained with. */
export interface LoadedPolicy {
  readonly policy: Policy;
  readonly tokenizer: Tokenizer;
  readonly tokenizerFiles: TokenizerFiles;
}

/** Loads a Hugging Face folder of the Qwen2 family; throws `UserError` when a part is missing or does not fit. */
export function loadPolicy(folder: string): LoadedPolicy {
  const model = readModelFolder(folder);
  const { tokenizerFiles, config } = model;
  const tokenizer = createTokenizer(tokenizerFiles, folder);
  if (tokenizer.vocabularySize > config.vocabulary)
    throw new UserError(
      `${folder}: tokenizer.json has token ids up to ${tokenizer.vocabularySize - 1}, but vocab_size in config.json is ${config.vocabulary}, so ids from 0 to ${config.vocabulary - 1} are allowed. Take the tokenizer that the model was trained with.`,
    );
  return { policy: policyOf(model), tokenizer, tokenizerFiles };
}

/** The policy of an opened folder; its weights are read one after the other. */
export function policyOf(model: ModelFolder): Policy {
  return Policy.from(model.config, (name) => model.tensors.get(name)!.load());
}
