import { GrowableColumn } from './growableColumn';

/** Texts that are only added at the end and repeat much: each distinct one is kept once. */
export class InternedTexts {
  private readonly codes = new GrowableColumn();
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];

  /** The distinct texts, in the order of their first occurrence; not to be changed. */
  get distinct(): readonly string[] {
    return this.texts;
  }

  at(index: number): string {
    return this.texts[this.codes.at(index)];
  }

  /** Number of the text among the distinct ones. */
  codeAt(index: number): number {
    return this.codes.at(index);
  }

  push(text: string): void {
    let code = this.numbers.get(text);
    if (code === undefined) {
      code = this.texts.length;
      this.numbers.set(text, code);
      this.texts.push(text);
    }
    this.codes.push(code);
  }
}
