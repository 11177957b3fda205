/** Controls but tab and line feed; marks of direction; what has no width or is no letter; halves of a surrogate pair alone. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Surrogate}]/gu;

const SYMBOLS = 0x2400;
const DELETE = 0x7f;

/**
 * A text in which everything can be seen: controls by their symbols (␛), and other characters that cannot be seen, or that change how the
 * text around them reads, by their number (‹U+202E›).
 */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const code = character.codePointAt(0)!;
    if (code < 0x20) return String.fromCharCode(SYMBOLS + code);
    if (code === DELETE) return '␡';
    return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
  });
}
