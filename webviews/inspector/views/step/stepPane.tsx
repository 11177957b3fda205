import { formatValue } from '../../../lib/numbers/formatNumber';
import { useObservable, useSelected } from '../../../lib/observable';
import { visibleText } from '../../../lib/text/visibleText';
import { PANE_ELEMENTS } from '../../focus';
import { useInspector } from '../context';
import { LABEL_PANEL, LabelPanel } from '../labels/labelPanel';
import { Section } from './section';
import { SECTIONS } from './sections';

/** All that is known of one step, in sections that fold. */
export function StepPane() {
  const { model } = useInspector();
  const blind = useSelected(model.snapshot, () => model.blind());
  const { value: detail, error, waiting } = useObservable(model.step.answer);
  if (error !== null) return <p class="pane-note is-error">{visibleText(error)}</p>;
  if (!detail) return <p class="pane-note muted">{waiting ? 'Reading the step…' : 'Choose a step.'}</p>;
  const sections = SECTIONS.filter(({ isThere, sways }) => isThere(detail) && !(blind && sways));
  return (
    <section
      class="step-pane"
      aria-label={`Step ${detail.step}`}
      aria-busy={waiting}
      onFocusOut={({ relatedTarget }) => {
        if (
          relatedTarget instanceof Element &&
          !relatedTarget.closest(`#${LABEL_PANEL}, #${PANE_ELEMENTS.alternatives}`)
        )
          model.labelling.alternative.set(null);
      }}
    >
      <div class="detail-head">
        <h2>Step {detail.step}</h2>
        <span class="muted">
          {formatValue(detail.promptTokens, 'count')} tokens of prompt, {detail.tokens.length} of response
        </span>
      </div>
      <LabelPanel detail={detail} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="detail" aria-label="What is known of the step" tabIndex={0}>
        {sections.map(({ id, title, View }) => (
          <Section key={id} id={id} title={title}>
            <View detail={detail} />
          </Section>
        ))}
      </section>
    </section>
  );
}
