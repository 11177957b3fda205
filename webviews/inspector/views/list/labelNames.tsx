import { LABELS } from '../../../../extension/shared/model/label';
import { LabelGlyph } from '../labels/labelGlyph';

/** The labels of a trajectory, each once, from `good, bad`. */
export function LabelNames({ names }: { readonly names: string }) {
  const given = names.split(', ');
  return (
    <span class="label-marks">
      {LABELS.filter((label) => given.includes(label)).map((label) => (
        <LabelGlyph key={label} label={label} small words={label} />
      ))}
    </span>
  );
}
