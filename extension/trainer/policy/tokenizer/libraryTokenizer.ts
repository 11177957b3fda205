import { Tokenizer as LibraryTokenizer } from '@huggingface/tokenizers';
import { UserError } from '../../../shared/util/userError';
import type { Tokenizer } from './tokenizer';
import type { ParsedTokenizer } from './tokenizerFiles';

/** Any tokenizer.json, through Hugging Face's own library. */
export function createLibraryTokenizer({ json, config, special }: ParsedTokenizer, where: string): Tokenizer {
  const library = openLibrary(json, { ...config, unk_token: special.unk }, where);
  const specialIds = new Set(json.added_tokens.filter((token) => token.special).map((token) => token.id));
  const idOf = (token: string | undefined) => (token === undefined ? undefined : library.token_to_id(token));
  const tokenOf = (id: number) => library.id_to_token(id);
  // transformers cleans up spaces only where the configuration says so, the library unless it says no.
  const cleanUp = config.clean_up_tokenization_spaces === true;
  return {
    vocabularySize: highestId(library) + 1,
    bosId: idOf(special.bos),
    eosId: idOf(special.eos),
    padId: idOf(special.pad),
    unkId: idOf(special.unk),
    encode: (text) => library.encode(text, { add_special_tokens: false }).ids,
    decode(ids, { skipSpecial = false } = {}) {
      const known = Array.from(ids).filter((id) => tokenOf(id) !== undefined && !(skipSpecial && specialIds.has(id)));
      return known.length === 0 ? '' : library.decode(known, { clean_up_tokenization_spaces: cleanUp });
    },
    idOf,
    tokenOf,
    isSpecial: (id) => specialIds.has(id),
  };
}

function openLibrary(json: object, config: object, where: string): LibraryTokenizer {
  try {
    return new LibraryTokenizer(json, config);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${where}/tokenizer.json: this tokenizer cannot be opened: ${reason}`, { cause });
  }
}

function highestId(library: LibraryTokenizer): number {
  let highest = -1;
  for (const id of library.get_vocab().values()) highest = Math.max(highest, id);
  return highest;
}
