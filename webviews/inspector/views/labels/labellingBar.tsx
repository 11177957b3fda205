import { useSelected } from '../../../lib/observable';
import { visibleText } from '../../../lib/text/visibleText';
import { Button } from '../../../lib/toolkit/button';
import { KEYS } from '../../keys';
import { nameOf } from '../../model/labels/labelWords';
import { useInspector } from '../context';
import { KeyHint } from '../keyHint';

/** Who labels and how far they are, whether blind, and what comes next. */
export function LabellingBar() {
  const { model, actions } = useInspector();
  const labelling = useSelected(model.snapshot, (snapshot) => snapshot?.labelling)!;
  const { author, blind, autoAdvance, strategy, own, people } = labelling;
  return (
    <div class="labelling-bar" role="toolbar" aria-label="Labelling">
      {blind && (
        <span class="blind-chip" role="status" title="Outcomes, advantages, verdicts and what others say are hidden">
          Labelling blind
        </span>
      )}
      <span title={visibleText(author)}>{visibleText(nameOf(author))}</span>
      <span class="muted">
        {own.toLocaleString('en')} labelled{!blind && people > own && `, ${people.toLocaleString('en')} by all people`}
      </span>
      <span class="spacer" />
      <Button
        pressed={blind}
        title="Hide advantages, outcomes, verdicts and what others say while you label"
        onClick={() => void actions.run('toggleBlindLabelling')}
      >
        Blind
      </Button>
      <Button
        pressed={autoAdvance}
        title="Go on to the next step of the queue after a label of the action taken"
        onClick={() => void actions.run('toggleAutoAdvance')}
      >
        Auto-Advance
      </Button>
      <Button title="What to label next" onClick={() => void actions.run('chooseLabelQueueStrategy')}>
        {visibleText(strategy)}…
      </Button>
      <Button title={KEYS.queue.words} onClick={() => void actions.run('nextInLabelQueue')}>
        Next
        <KeyHint help={KEYS.queue} />
      </Button>
    </div>
  );
}
