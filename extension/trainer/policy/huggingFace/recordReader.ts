import { UserError } from '../../../shared/util/userError';

/** Reads typed values out of a parsed JSON object of which `where` (a file) is named in every error. */
export class RecordReader {
  private readonly record: Readonly<Record<string, unknown>>;

  constructor(
    json: unknown,
    private readonly where: string,
  ) {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      throw new UserError(`${where}: a JSON object is expected`);
    }
    this.record = json as Record<string, unknown>;
  }

  /** The value as it is; JSON's null counts as absent. */
  raw(key: string): unknown {
    return this.record[key] ?? undefined;
  }

  /** A nested object, when there is one. */
  child(key: string): RecordReader | undefined {
    const value = this.raw(key);
    return value === undefined ? undefined : new RecordReader(value, `${this.where}: ${key}`);
  }

  /** A whole number of at least 1; `fallback` as it is when absent, an error when there is no fallback. */
  count(key: string, fallback?: number): number {
    const value = this.raw(key);
    if (value === undefined && fallback !== undefined) return fallback;
    if (!Number.isSafeInteger(value) || (value as number) < 1) this.wrong(key, value, 'a whole number of at least 1');
    return value as number;
  }

  /** A number above 0. */
  positive(key: string, fallback: number): number {
    const value = this.raw(key) ?? fallback;
    if (typeof value !== 'number' || !(value > 0)) this.wrong(key, value, 'a number above 0');
    return value as number;
  }

  boolean(key: string, fallback: boolean): boolean {
    const value = this.raw(key) ?? fallback;
    if (typeof value !== 'boolean') this.wrong(key, value, 'true or false');
    return value as boolean;
  }

  /** One token id, a list of them, or none. */
  tokenIds(key: string): readonly number[] {
    const value = this.raw(key) ?? [];
    const ids = Array.isArray(value) ? value : [value];
    if (ids.some((id) => !Number.isSafeInteger(id) || id < 0))
      this.wrong(key, value, 'a token id or a list of token ids');
    return ids;
  }

  /** Refuses any value but the allowed one (null: absent); `advice` says why and what to do. */
  mustBe(key: string, allowed: string | number | boolean | null, advice: string): void {
    const value = this.raw(key) ?? allowed;
    if (value !== allowed) this.refuse(`${key} is ${JSON.stringify(value)}`, advice);
  }

  refuse(what: string, advice: string): never {
    throw new UserError(`${this.where}: ${what}. ${advice}`);
  }

  private wrong(key: string, value: unknown, expected: string): never {
    const found = value === undefined ? 'it is missing' : `found ${JSON.stringify(value)}`;
    throw new UserError(`${this.where}: '${key}' must be ${expected}; ${found}`);
  }
}
