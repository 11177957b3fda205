import type { DifferencePart } from './promptDifference';

/** Unchanged lines that stay beside a change. */
const CONTEXT = 2;
/** Fewer lines than these are not worth folding. */
const LEAST = 4;

/** A part of a difference as it is shown; `lines` that did not change can be unfolded. */
export type Segment = DifferencePart | { readonly kind: 'folded'; readonly text: string; readonly lines: number };

/** Folds what did not change, but for some lines beside each change. */
export function foldUnchanged(parts: readonly DifferencePart[]): Segment[] {
  return parts.flatMap((part, i) => (part.kind === 'same' ? fold(part, i > 0, i < parts.length - 1) : [part]));
}

function fold(part: DifferencePart, follows: boolean, precedes: boolean): Segment[] {
  const lines = part.text.split(/(?<=\n)/);
  const head = follows ? CONTEXT : 0;
  const tail = precedes ? CONTEXT : 0;
  const hidden = lines.length - head - tail;
  if (hidden < LEAST) return [part];
  const same = (some: readonly string[]): Segment[] => (some.length > 0 ? [{ kind: 'same', text: some.join('') }] : []);
  const middle = lines.slice(head, lines.length - tail);
  return [
    ...same(lines.slice(0, head)),
    { kind: 'folded', text: middle.join(''), lines: hidden },
    ...same(lines.slice(lines.length - tail)),
  ];
}
