import type { AddedToken, TokenizerFiles } from './tokenizerFiles';
import { ANY_WORD, splitAtTokens, wordPattern } from './wordPattern';

/** Special tokens of every word tokenizer, by their part in a sample; their ids are their places in this list. */
export const WORD_SPECIALS = {
  pad: '<pad>',
  unk: '<unk>',
  bos: '<bos>',
  /** Ends the prompt; the action follows. */
  act: '<act>',
  eos: '<eos>',
  /** Ends a question about an action; "good" or "bad" follows. */
  judge: '<judge>',
} as const;

export interface WordTokenizerOptions {
  /** Further special tokens behind `WORD_SPECIALS`. */
  readonly specialTokens?: readonly string[];
}

/**
 * tokenizer.json and tokenizer_config.json with one token for every word of the texts, for a policy made from nothing. An entity
 * with its number ("cabinet 1") that the texts contain is one token. Special tokens come first, then the words in code point order,
 * so the same set of words gives the same files. Words that the texts do not contain become `<unk>`.
 */
export function makeWordTokenizer(texts: Iterable<string>, options: WordTokenizerOptions = {}): TokenizerFiles {
  const special = [...new Set([...Object.values(WORD_SPECIALS), ...(options.specialTokens ?? [])])];
  const words = collectWords(texts, special);
  const tokens = [...special, ...words];
  const json = {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special.map(addedToken),
    normalizer: null,
    pre_tokenizer: {
      type: 'Split',
      pattern: { Regex: wordPattern(words.filter((word) => word.includes(' '))) },
      behavior: 'Removed',
      invert: true,
    },
    post_processor: null,
    decoder: null,
    model: {
      type: 'WordLevel',
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      unk_token: WORD_SPECIALS.unk,
    },
  };
  const config = {
    tokenizer_class: 'PreTrainedTokenizerFast',
    pad_token: WORD_SPECIALS.pad,
    unk_token: WORD_SPECIALS.unk,
    bos_token: WORD_SPECIALS.bos,
    eos_token: WORD_SPECIALS.eos,
    additional_special_tokens: special.slice(3).filter((token) => token !== WORD_SPECIALS.eos),
    clean_up_tokenization_spaces: false,
    padding_side: 'left',
    model_input_names: ['input_ids', 'attention_mask'],
    auto_map: { AutoTokenizer: [null, 'word_tokenizer.WordTokenizer'] },
  };
  return new Map([
    ['tokenizer.json', `${JSON.stringify(json, null, 2)}\n`],
    ['tokenizer_config.json', `${JSON.stringify(config, null, 2)}\n`],
    ['word_tokenizer.py', PYTHON_CLASS],
  ]);
}

/**
 * transformers 5 gives every folder whose config.json says "qwen2" a Qwen2Tokenizer, whatever tokenizer.json holds. A class of its own
 * (`auto_map`) turns that off: `AutoTokenizer` then reads tokenizer.json, with `trust_remote_code` and without.
 */
const PYTHON_CLASS = `from transformers import PreTrainedTokenizerFast


class WordTokenizer(PreTrainedTokenizerFast):
    """The tokenizer that tokenizer.json describes."""
`;

/** All words in code point order; an entity with its number counts as well as its parts. */
function collectWords(texts: Iterable<string>, special: readonly string[]): string[] {
  const split = splitAtTokens(special);
  const words = new Set<string>();
  for (const text of texts) {
    const plain = split(text).filter((_, i) => i % 2 === 0);
    for (const piece of plain) for (const word of piece.match(ANY_WORD) ?? []) words.add(word);
  }
  for (const word of [...words]) for (const part of word.split(' ')) words.add(part);
  return [...words].sort();
}

function addedToken(content: string, id: number): AddedToken {
  return { id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
}
