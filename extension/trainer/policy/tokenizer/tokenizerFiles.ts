import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../shared/util/userError';

/** The files of a tokenizer by name, as text: tokenizer.json, tokenizer_config.json, and what else the folder has. */
export type TokenizerFiles = ReadonlyMap<string, string>;

const NAMES = [
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'added_tokens.json',
  'chat_template.jinja',
  'vocab.json',
  'merges.txt',
  'word_tokenizer.py',
];

/** A token that tokenizer.json lists beside the vocabulary of its model. */
export interface AddedToken {
  readonly id: number;
  readonly content: string;
  readonly single_word: boolean;
  readonly lstrip: boolean;
  readonly rstrip: boolean;
  readonly normalized: boolean;
  readonly special: boolean;
}

/** The parts of tokenizer.json that this program looks at itself. */
export interface TokenizerJson {
  readonly added_tokens: readonly AddedToken[];
  readonly normalizer: unknown;
  readonly pre_tokenizer: unknown;
  readonly decoder: unknown;
  readonly model: { readonly type?: string; readonly unk_token?: string | null; readonly vocab: unknown };
}

/** The named special tokens of a tokenizer. */
export interface SpecialTokenNames {
  readonly bos?: string;
  readonly eos?: string;
  readonly pad?: string;
  readonly unk?: string;
}

/** Both JSON files of a tokenizer, parsed. */
export interface ParsedTokenizer {
  readonly json: TokenizerJson;
  readonly config: Readonly<Record<string, unknown>>;
  readonly special: SpecialTokenNames;
}

/** The tokenizer's files that a folder has; empty when it has none. */
export function readTokenizerFiles(folder: string): TokenizerFiles {
  const present = NAMES.filter((name) => existsSync(join(folder, name)));
  return new Map(present.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Parses the JSON files of a tokenizer; throws `UserError` when tokenizer.json is missing or something else. */
export function parseTokenizerFiles(files: TokenizerFiles, where: string): ParsedTokenizer {
  if (!files.has('tokenizer.json')) {
    const old = files.has('vocab.json') || files.has('merges.txt');
    throw new UserError(
      `${where}: there is no tokenizer.json${old ? '; vocab.json and merges.txt alone are not read: open the folder with AutoTokenizer of transformers and save it again' : ''}`,
    );
  }
  const json = parseObject(files, 'tokenizer.json', where) as Partial<TokenizerJson>;
  if (!json.model?.vocab)
    throw new UserError(`${where}/tokenizer.json: it has no 'model' with a 'vocab'; not a tokenizer`);
  const config = parseObject(files, 'tokenizer_config.json', where);
  const map = parseObject(files, 'special_tokens_map.json', where);
  const name = (key: string) => contentOf(config[key]) ?? contentOf(map[key]);
  return {
    json: { ...(json as TokenizerJson), added_tokens: json.added_tokens ?? [] },
    config,
    special: {
      bos: name('bos_token'),
      eos: name('eos_token'),
      pad: name('pad_token'),
      unk: name('unk_token') ?? json.model.unk_token ?? undefined,
    },
  };
}

/** A file's JSON object; an absent file is an empty object. */
function parseObject(files: TokenizerFiles, name: string, where: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(files.get(name) ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) return parsed as Record<string, unknown>;
  } catch (cause) {
    throw new UserError(`${where}/${name}: not valid JSON`, { cause });
  }
  throw new UserError(`${where}/${name}: a JSON object is expected`);
}

/** A token is written as a string or as an object with its content. */
function contentOf(token: unknown): string | undefined {
  if (typeof token === 'string') return token;
  const content = (token as { content?: unknown } | null | undefined)?.content;
  return typeof content === 'string' ? content : undefined;
}
