/** A part of the filter line and where it stands. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A value without its quotes; `start` and `end` are with them. */
export interface RawValue extends Piece {
  readonly quoted: boolean;
  /** Whether a quote that was opened is closed. */
  readonly closed: boolean;
}

/** `-name:value,value`, or a word without name and operator. */
export interface RawTerm {
  readonly start: number;
  readonly end: number;
  readonly negated: boolean;
  readonly name: Piece | null;
  readonly operator: Piece | null;
  readonly values: readonly RawValue[];
}

const NAME = /[a-z]+(?=[:<>=!])/iy;
const OPERATOR = /[:<>=!]+/y;
const SPACE = /\s*/y;
const WORD = /\S*/y;
const LIST_ITEM = /[^\s,]*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)("?)/y;

/** Takes a filter line apart. Every line can be: what makes no sense is found later. */
export function rawTerms(line: string): RawTerm[] {
  const terms: RawTerm[] = [];
  for (let at = take(SPACE, line, 0).end; at < line.length; at = take(SPACE, line, at).end) {
    const term = rawTerm(line, at);
    terms.push(term);
    at = term.end;
  }
  return terms;
}

function rawTerm(line: string, start: number): RawTerm {
  const negated = line[start] === '-';
  const begin = negated ? start + 1 : start;
  const name = take(NAME, line, begin);
  if (name.text === '') {
    const word = rawValue(line, begin, WORD);
    return { start, end: word.end, negated, name: null, operator: null, values: word.end > begin ? [word] : [] };
  }
  const operator = take(OPERATOR, line, name.end);
  const values = [rawValue(line, operator.end, LIST_ITEM)];
  while (line[values[values.length - 1].end] === ',')
    values.push(rawValue(line, values[values.length - 1].end + 1, LIST_ITEM));
  return { start, end: values[values.length - 1].end, negated, name, operator, values };
}

function rawValue(line: string, start: number, bare: RegExp): RawValue {
  const quoted = line[start] === '"';
  const { text, end } = take(quoted ? QUOTED : bare, line, start);
  if (!quoted) return { text, start, end, quoted, closed: true };
  QUOTED.lastIndex = start;
  const [, inside, quote] = QUOTED.exec(line)!;
  return { text: inside.replace(/\\(.)/g, '$1'), start, end, quoted, closed: quote === '"' };
}

function take(pattern: RegExp, line: string, start: number): Piece {
  pattern.lastIndex = start;
  const text = pattern.exec(line)?.[0] ?? '';
  return { text, start, end: start + text.length };
}
