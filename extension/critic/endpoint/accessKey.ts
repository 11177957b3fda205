import { UserError } from '../../shared/util/userError';

/** The environment variable that the command line reads a key from; on the command line itself others could see it. */
export const KEY_VARIABLE = 'COUPLET_CRITIC_KEY';

/** What takes the place of a key in whatever comes back. */
const HIDDEN = '[key]';

/** The key of an endpoint. It goes into one header and is never shown: as a text it is hidden. */
export class AccessKey {
  readonly #key: string;

  /** Throws a `UserError`, which does not name it, where a text cannot be a key. `where` it came from is for the message. */
  constructor(key: string, where: string) {
    this.#key = key.trim();
    if (!/^[\x21-\x7e]*$/.test(this.#key))
      throw new UserError(`${where} has characters that no key has. Copy the key once more.`);
  }

  /** The header that it goes into; none where it is empty, since many local servers need no key. */
  get headers(): Readonly<Record<string, string>> {
    return this.#key === '' ? {} : { authorization: `Bearer ${this.#key}` };
  }

  /** A text without the key: endpoints may say it back, in errors as in answers. */
  hideIn(text: string): string {
    return this.#key === '' ? text : text.replaceAll(this.#key, HIDDEN);
  }

  toString(): string {
    return HIDDEN;
  }
}
