import type { ShownLabel } from '../../../../extension/shared/protocol/inspector';

/** The name in `Ada Lovelace <ada@example.org>`. */
export function nameOf(by: string): string {
  return by.replace(/\s*<[^>]*>\s*$/, '') || by;
}

/** A label in words: who gave it, and what it says. */
export function labelWords({ label, by, source, own, stored, note, tags, blind }: ShownLabel): string {
  const others = { human: nameOf(by), oracle: 'The oracle', rule: 'The rules', model: `The model ${by}` };
  const who = own ? 'You' : others[source];
  const more = [...(note === null ? [] : [note]), ...tags.map((tag) => `#${tag}`)].join(' ');
  return `${who}: ${label}${stored ? '' : ', being written'}${blind && source === 'human' ? ', given blind' : ''}${more === '' ? '' : `: ${more}`}`;
}
