import type { Labeller, LabelTarget } from '../../../../extension/shared/model/label';
import type { ShownLabel } from '../../../../extension/shared/protocol/inspector';
import { visibleText } from '../../../lib/text/visibleText';
import { contradicts } from '../../model/labels/contradicts';
import { labelWords } from '../../model/labels/labelWords';
import { ownAndOthers } from '../../model/labels/ownAndOthers';
import { LabelGlyph } from './labelGlyph';
import { useLabels } from './useLabels';

const CRITIC_LETTERS: Readonly<Record<Exclude<Labeller, 'human'>, string>> = { oracle: 'O', rule: 'R', model: 'M' };

/** Labels of others that are shown one by one. */
const MOST = 2;

export interface LabelMarksProps {
  readonly target: LabelTarget;
  /** Which way the estimator in front pushes the action: -1, 0, 1. */
  readonly sign?: number;
}

/** What is said of an action: one's own label, a flag where the advantage says otherwise, and small the labels of others. */
export function LabelMarks({ target, sign }: LabelMarksProps) {
  const { own, others } = ownAndOthers(useLabels(target));
  if (!own && others.length === 0) return null;
  return (
    <span class="label-marks">
      {own && <LabelGlyph label={own.label} stored={own.stored} words={visibleText(labelWords(own))} />}
      {own && contradicts(own.label, sign) && <Contradiction label={own} sign={sign} />}
      {others.slice(0, MOST).map((it) => (
        <OtherMark key={`${it.source} ${it.by}`} label={it} />
      ))}
      {others.length > MOST && (
        <span
          class="muted"
          title={others
            .slice(MOST)
            .map((it) => visibleText(labelWords(it)))
            .join('\n')}
        >
          +{others.length - MOST}
        </span>
      )}
    </span>
  );
}

function Contradiction({ label: { label }, sign }: { readonly label: ShownLabel; readonly sign: number | undefined }) {
  const words = `You say ${label}, but the estimator in front pushes it ${(sign ?? 0) > 0 ? 'up' : 'down'}`;
  return (
    <span class="contradiction" role="img" aria-label={words} title={words}>
      ⚑
    </span>
  );
}

function OtherMark({ label }: { readonly label: ShownLabel }) {
  const { source } = label;
  const glyph = <LabelGlyph label={label.label} stored={label.stored} small words={visibleText(labelWords(label))} />;
  if (source === 'human') return glyph;
  return (
    <span class="critic-mark">
      <span aria-hidden="true">{CRITIC_LETTERS[source]}</span>
      {glyph}
    </span>
  );
}
