import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Position, Problem } from './problem';

/** A JSON text read with comments and trailing commas allowed. */
export interface JsonDocument {
  readonly value: unknown;
  /** Where each value stands, by path. */
  readonly values: ReadonlyMap<string, Position>;
  /** Where the key of each property stands, by path. */
  readonly keys: ReadonlyMap<string, Position>;
  /** Syntax errors and keys that are given twice; `value` then holds what could be read. */
  readonly problems: readonly Problem[];
}

/** The path of a property: `algorithm.learningRate`. */
export const childPath = (path: string, key: string): string => (path ? `${path}.${key}` : key);

/** Reads JSON with comments and remembers where everything stands. Never throws. */
export function readJson(text: string): JsonDocument {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const positionAt = positionFinder(text);
  const values = new Map<string, Position>();
  const keys = new Map<string, Position>();
  const problems: Problem[] = errors.map((error) => ({
    path: '',
    message: `is not JSON: ${sentenceOf(error)}`,
    position: positionAt(error.offset),
  }));

  function valueAt(node: Node, path: string): unknown {
    values.set(path, positionAt(node.offset));
    if (node.type === 'array') return (node.children ?? []).map((child, i) => valueAt(child, `${path}[${i}]`));
    if (node.type !== 'object') return node.value;
    const entries = new Map<string, unknown>();
    for (const { children = [] } of node.children ?? []) {
      const [key, value] = children;
      if (!key || !value) continue; // an unfinished property, already reported as a syntax error
      const name = String(key.value);
      const position = positionAt(key.offset);
      const place = childPath(path, name);
      if (entries.has(name)) problems.push({ path: place, message: 'is given twice; remove one of them', position });
      keys.set(place, position);
      entries.set(name, valueAt(value, place));
    }
    return Object.fromEntries(entries);
  }

  const value = root ? valueAt(root, '') : undefined;
  return { value, values, keys, problems };
}

function positionFinder(text: string): (offset: number) => Position {
  const lineStarts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lineStarts.push(i + 1);
  return (offset) => {
    const next = lineStarts.findIndex((start) => start > offset);
    const line = next < 0 ? lineStarts.length : next; // counts from 1
    return { line, column: offset - lineStarts[line - 1] + 1 };
  };
}

/** `CommaExpected` as `comma expected`. */
function sentenceOf({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}
