import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { latestCheckpoint } from '../../store/checkpoints';
import { tokenWords } from './tokenWords';

type TokenText = (id: number) => string | undefined;

/** The tokens of a run in words, from the tokenizer of its newest checkpoint: that of all its checkpoints. */
export class TokenTexts {
  private found: Promise<TokenText | null> | null = null;

  constructor(private readonly checkpoints: string) {}

  /** Each token as text; its number where there is no tokenizer, or none that can be read. */
  async of(ids: readonly number[]): Promise<readonly string[]> {
    this.found ??= this.load();
    const textOf = await this.found;
    if (!textOf) this.found = null; // a checkpoint may be written yet
    return ids.map((id) => textOf?.(id) ?? String(id));
  }

  private async load(): Promise<TokenText | null> {
    try {
      const folder = latestCheckpoint(this.checkpoints)?.folder;
      if (folder === undefined) return null;
      const [json, config] = await Promise.all(
        ['tokenizer.json', 'tokenizer_config.json'].map((it) => parse(folder, it)),
      );
      const { Tokenizer } = await import('@huggingface/tokenizers'); // its vocabulary is large
      const tokenizer = new Tokenizer(json, config);
      const words = tokenWords(json);
      return (id) => {
        const token = tokenizer.id_to_token(id);
        return token === undefined ? undefined : words(token);
      };
    } catch {
      return null; // numbers of tokens are still something to look at
    }
  }
}

async function parse(folder: string, name: string): Promise<object> {
  return JSON.parse(await readFile(join(folder, name), 'utf8')) as object;
}
