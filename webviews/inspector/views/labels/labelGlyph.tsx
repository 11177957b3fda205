import type { Label } from '../../../../extension/shared/model/label';

const SHAPES: Readonly<Record<Label, string>> = {
  good: 'M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14z',
  bad: 'M3 1.5h10a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5h-10a1.5 1.5 0 0 1-1.5-1.5v-10a1.5 1.5 0 0 1 1.5-1.5z',
  unsure: 'M8 .6l7.4 7.4l-7.4 7.4l-7.4-7.4z',
};

const SIGNS: Readonly<Record<Label, string>> = {
  good: 'M4.7 8.3l2.3 2.3l4.3-4.9',
  bad: 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6',
  unsure: 'M6.1 6.5a1.9 1.9 0 1 1 2.7 1.7c-.6.3-.8.6-.8 1.2M8 11.4v.1',
};

export interface LabelGlyphProps {
  readonly label: Label;
  /** Hollow while it is being written. */
  readonly stored?: boolean;
  readonly small?: boolean;
  /** What it says, for whoever points at it or does not see it; without, it stands beside words that say it. */
  readonly words?: string;
}

/** A label by shape and colour: a circle for good, a square for bad, a diamond for unsure. */
export function LabelGlyph({ label, stored = true, small = false, words }: LabelGlyphProps) {
  const classes = `label-glyph is-${label} ${stored ? 'is-stored' : 'is-hollow'} ${small ? 'is-small' : ''}`;
  const accessible =
    words === undefined ? { 'aria-hidden': true } : { role: 'img' as const, 'aria-label': words, title: words };
  return (
    <span class={classes} {...accessible}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path class="label-shape" d={SHAPES[label]} />
        <path class="label-sign" d={SIGNS[label]} />
      </svg>
    </span>
  );
}
