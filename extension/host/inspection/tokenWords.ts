/** A way to show single tokens of a tokenizer.json: those of byte-level vocabularies as the letters that their bytes are. */
export function tokenWords(json: object): (token: string) => string {
  return /"type":"ByteLevel"/.test(JSON.stringify((json as { decoder?: unknown }).decoder ?? null))
    ? (token) => lettersOf(token)
    : (token) => token;
}

/** A token of a byte-level vocabulary as text, a byte that is no whole letter as `\xNN`. Special tokens stay as they are. */
function lettersOf(token: string): string {
  const bytes = Array.from(token, (letter) => BYTES.get(letter));
  if (bytes.some((byte) => byte === undefined)) return token;
  return textOfBytes(Uint8Array.from(bytes as number[]));
}

function textOfBytes(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const letter = letterAt(bytes, at);
    text += letter?.text ?? `\\x${bytes[at].toString(16).padStart(2, '0')}`;
    at += letter?.length ?? 1;
  }
  return text;
}

/** The UTF-8 letter that begins at a byte, if one is there as a whole. */
function letterAt(bytes: Uint8Array, at: number): { readonly text: string; readonly length: number } | null {
  const lead = bytes[at];
  const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  try {
    return { text: STRICT.decode(bytes.subarray(at, at + length)), length };
  } catch {
    return null;
  }
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The byte that each letter of a byte-level token stands for (`bytes_to_unicode` of GPT-2): printable bytes for themselves, the others, in
 * order, as the letters from U+0100 on.
 */
const BYTES: ReadonlyMap<string, number> = byteLetters();

function byteLetters(): Map<string, number> {
  const isPrintable = (byte: number) =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
  let next = 0x100;
  return new Map(
    Array.from({ length: 256 }, (_, byte) => [String.fromCharCode(isPrintable(byte) ? byte : next++), byte]),
  );
}
