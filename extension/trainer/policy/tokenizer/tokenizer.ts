import { createLibraryTokenizer } from './libraryTokenizer';
import { parseTokenizerFiles, readTokenizerFiles, type TokenizerFiles } from './tokenizerFiles';
import { createWordLevelTokenizer } from './wordLevelTokenizer';

/*
 * API
 *   loadTokenizer(folder) -> Tokenizer                 a Hugging Face folder with tokenizer.json
 *   createTokenizer(files, where) -> Tokenizer         the same from texts, e.g. of makeWordTokenizer or readModelFolder
 *   makeWordTokenizer(texts, options) -> TokenizerFiles           (makeWordTokenizer.ts)
 *   createChatTemplate(files, where) -> ChatTemplate | undefined  (chatTemplate.ts)
 */

/** Text to token ids and back, as Hugging Face's tokenizers do it. */
export interface Tokenizer {
  /** One more than the highest token id; a model's vocabulary may be larger (padding), never smaller. */
  readonly vocabularySize: number;
  readonly bosId: number | undefined;
  readonly eosId: number | undefined;
  readonly padId: number | undefined;
  readonly unkId: number | undefined;
  /** Token ids of a text. Adds no special tokens; special tokens written in the text become their ids. */
  encode(text: string): number[];
  /** Text of token ids; ids that no token has give nothing. `skipSpecial` leaves special tokens out. */
  decode(ids: ArrayLike<number>, options?: { readonly skipSpecial?: boolean }): string;
  idOf(token: string): number | undefined;
  tokenOf(id: number): string | undefined;
  isSpecial(id: number): boolean;
}

/** Loads the tokenizer of a folder; throws `UserError` when tokenizer.json is missing or damaged. */
export function loadTokenizer(folder: string): Tokenizer {
  return createTokenizer(readTokenizerFiles(folder), folder);
}

/** Makes a tokenizer of its files; `where` is named in messages. Word-level ones take a short path with the same results. */
export function createTokenizer(files: TokenizerFiles, where: string): Tokenizer {
  const parsed = parseTokenizerFiles(files, where);
  return createWordLevelTokenizer(parsed) ?? createLibraryTokenizer(parsed, where);
}
