import { useMemo, useState } from 'preact/hooks';
import { visibleText } from '../../../lib/text/visibleText';
import { foldUnchanged } from '../../model/foldUnchanged';
import type { DifferencePart } from '../../model/promptDifference';

/** A text with what was added and removed marked; long stretches that did not change are folded. */
export function DifferenceView({ parts }: { readonly parts: readonly DifferencePart[] }) {
  const [unfolded, setUnfolded] = useState<readonly number[]>([]);
  const segments = useMemo(() => foldUnchanged(parts), [parts]);
  return (
    <div class="text" dir="auto">
      {segments.map((segment, i) => {
        const text = visibleText(segment.text);
        const key = `${i} ${segment.kind}`;
        if (segment.kind === 'added') return <ins key={key}>{text}</ins>;
        if (segment.kind === 'removed') return <del key={key}>{text}</del>;
        if (segment.kind !== 'folded' || unfolded.includes(i)) return <span key={key}>{text}</span>;
        return (
          <button key={key} type="button" class="more" onClick={() => setUnfolded([...unfolded, i])}>
            ⋯ {segment.lines} unchanged lines
          </button>
        );
      })}
    </div>
  );
}
