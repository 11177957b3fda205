import type { ShownLabel } from '../../../../extension/shared/protocol/inspector';
import { visibleText } from '../../../lib/text/visibleText';
import { labelWords } from '../../model/labels/labelWords';
import { LabelGlyph } from './labelGlyph';

/** What is said of an action in words: one's own label where it has a note or tags, and those of all others. */
export function LabelNotes({ labels }: { readonly labels: readonly ShownLabel[] }) {
  const shown = labels.filter(({ own, note, tags }) => !own || note !== null || tags.length > 0);
  if (shown.length === 0) return null;
  return (
    <ul class="label-notes">
      {shown.map((it) => (
        <li key={`${it.source} ${it.by}`}>
          <LabelGlyph label={it.label} stored={it.stored} small /> {visibleText(labelWords(it))}
        </li>
      ))}
    </ul>
  );
}
