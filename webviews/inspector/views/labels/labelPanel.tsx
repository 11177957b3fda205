import type { Label } from '../../../../extension/shared/model/label';
import type { StepDetail } from '../../../../extension/shared/protocol/inspector';
import { useObservable } from '../../../lib/observable';
import { visibleText } from '../../../lib/text/visibleText';
import { Button } from '../../../lib/toolkit/button';
import { KEYS } from '../../keys';
import { labelledAction } from '../../model/labels/labellingModel';
import { ownAndOthers } from '../../model/labels/ownAndOthers';
import { useInspector } from '../context';
import { KeyHint } from '../keyHint';
import { LabelGlyph } from './labelGlyph';
import { LabelNotes } from './labelNotes';
import { useLabels } from './useLabels';

const CHOICES: readonly { readonly label: Label; readonly words: string }[] = [
  { label: 'good', words: 'Good' },
  { label: 'bad', words: 'Bad' },
  { label: 'unsure', words: 'Unsure' },
];

export const LABEL_PANEL = 'label-panel';

/** What the next label is about, buttons to give it, and what is said of it now. */
export function LabelPanel({ detail: { trajectoryId, step } }: { readonly detail: StepDetail }) {
  const { model, actions } = useInspector();
  const alternative = useObservable(model.labelling.alternative);
  const selected = useObservable(model.labelling.selection)?.steps.length ?? 1;
  const count = alternative ? 1 : selected;
  const labels = useLabels({ trajectoryId, step, action: alternative && labelledAction(alternative) });
  const { own } = ownAndOthers(count > 1 ? [] : labels);
  return (
    <div class="label-panel" id={LABEL_PANEL}>
      <p class="label-target muted">
        {alternative && !alternative.taken ? (
          <>
            Label the alternative <code>{visibleText(alternative.action)}</code>
          </>
        ) : count > 1 ? (
          `Label the actions of ${count} steps`
        ) : (
          'Label the action taken'
        )}
      </p>
      <div class="label-buttons" role="toolbar" aria-label="Label">
        {CHOICES.map(({ label, words }) => (
          <Button key={label} pressed={own?.label === label} onClick={() => void actions.label(label)}>
            <LabelGlyph label={label} stored={own?.label !== label || own.stored} /> {words}
            <KeyHint help={KEYS[label]} />
          </Button>
        ))}
        <Button title={KEYS.clear.words} onClick={() => void actions.label(null)}>
          Clear
          <KeyHint help={KEYS.clear} />
        </Button>
        <Button title={KEYS.note.words} unavailable={!own} onClick={() => void actions.editNote()}>
          Note…
          <KeyHint help={KEYS.note} />
        </Button>
      </div>
      {count === 1 && <LabelNotes labels={labels} />}
    </div>
  );
}
