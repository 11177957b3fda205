/**
 * The text protocol of py4j 0.10: a command is a few lines, an answer is one line. Source: `py4j/protocol.py` and
 * `py4j.Protocol` of the package. Only what a client without call-backs needs.
 */

/** An object that lives in the JVM until it is released. */
export interface JavaReference {
  readonly reference: string;
}
export type JavaArgument = string | number | boolean | null | JavaReference;
export type JavaValue = string | number | boolean | null | JavaReference;

/** What a line of the gateway says: a value, or what was thrown (a reference to it, or a message of py4j's own). */
export type JavaAnswer =
  | { readonly kind: 'value'; readonly value: JavaValue }
  | { readonly kind: 'exception'; readonly exception: JavaReference }
  | { readonly kind: 'error'; readonly message: string };

/** Makes an object of a class; the answer is a reference to it. */
export const constructCommand = (className: string, args: readonly JavaArgument[] = []): string =>
  `i\n${className}\n${args.map(encodeArgument).join('')}e\n`;

/** Calls a method of an object, or a static one where the target is a class name. */
export const callCommand = (
  target: JavaReference | string,
  method: string,
  args: readonly JavaArgument[] = [],
): string => {
  const id = typeof target === 'string' ? `z:${target}` : target.reference;
  return `c\n${id}\n${method}\n${args.map(encodeArgument).join('')}e\n`;
};

/** Reads a static field, for example the `MODULE$` of a Scala object. */
export const staticFieldCommand = (className: string, field: string): string => `r\nm\n${className}\n${field}\ne\n`;

/** Lets the JVM collect an object. */
export const releaseCommand = (object: JavaReference): string => `m\nd\n${object.reference}\ne\n`;

/** The first command of a connection to a gateway started with `--enable-auth`. */
export const authenticateCommand = (token: string): string => `A\n${token}\n`;

function encodeArgument(value: JavaArgument): string {
  if (value === null) return 'n\n';
  switch (typeof value) {
    case 'string':
      return `s${escapeText(value)}\n`;
    case 'boolean':
      return `b${value}\n`;
    case 'number':
      if (!Number.isInteger(value)) return `d${value}\n`;
      return Math.abs(value) < 2 ** 31 ? `i${value}\n` : `L${value}\n`;
    default:
      return `r${value.reference}\n`;
  }
}

/** Reads an answer without its line end. Throws on a line that is not py4j's. */
export function decodeAnswer(line: string): JavaAnswer {
  const answer = line.startsWith('!') ? line.slice(1) : line;
  const type = answer[1];
  const rest = answer.slice(2);
  if (answer[0] === 'x') {
    if (type === 'r') return { kind: 'exception', exception: { reference: rest } };
    return { kind: 'error', message: type === 's' ? unescapeText(rest) : unescapeText(answer.slice(1)) };
  }
  if (answer[0] !== 'y') throw new Error(`not an answer of py4j: ${JSON.stringify(line.slice(0, 80))}`);
  return { kind: 'value', value: decodeValue(type, rest) };
}

function decodeValue(type: string | undefined, text: string): JavaValue {
  switch (type) {
    case undefined:
    case 'v':
    case 'n':
      return null;
    case 's':
      return unescapeText(text);
    case 'i':
    case 'L':
    case 'd':
    case 'D':
      return Number(text);
    case 'b':
      return text === 'true';
    default:
      return { reference: text };
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r' };
const escapeText = (text: string): string => text.replace(/[\\\n\r]/g, (c) => ESCAPES[c] as string);
const unescapeText = (text: string): string =>
  text.includes('\\') ? text.replace(/\\(.)/g, (_, c) => (c === 'n' ? '\n' : c === 'r' ? '\r' : c)) : text;
