import type { LabelEvent } from '../../shared/model/label';

type Note = Pick<LabelEvent, 'note' | 'tags'>;

/** A note and tags in one line, as a person writes them: `goes in circles #loop`. */
export function noteText({ note, tags }: Note): string {
  return [...(note === null ? [] : [note]), ...tags.map((tag) => `#${tag}`)].join(' ');
}

/** Words behind a `#` are tags, each once; the rest is the note, null where it is empty. */
export function readNote(text: string): Note {
  const tags = [...text.matchAll(/(?<=^|\s)#(\S+)/g)].map(([, tag]) => tag);
  const note = text
    .replaceAll(/(?<=^|\s)#\S+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return { note: note === '' ? null : note, tags: [...new Set(tags)] };
}
