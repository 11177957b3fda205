import { formatValue } from '../../../lib/numbers/formatNumber';
import { useObservable } from '../../../lib/observable';
import { visibleText } from '../../../lib/text/visibleText';
import { useInspector } from '../context';
import { Section } from './section';
import { SECTIONS } from './sections';

/** All that is known of one step, in sections that fold. */
export function StepPane() {
  const { model } = useInspector();
  const { value: detail, error, waiting } = useObservable(model.step.answer);
  if (error !== null) return <p class="pane-note is-error">{visibleText(error)}</p>;
  if (!detail) return <p class="pane-note muted">{waiting ? 'Reading the step…' : 'Choose a step.'}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="detail" aria-label={`Step ${detail.step}`} aria-busy={waiting} tabIndex={0}>
      <div class="detail-head">
        <h2>Step {detail.step}</h2>
        <span class="muted">
          {formatValue(detail.promptTokens, 'count')} tokens of prompt, {detail.tokens.length} of response
        </span>
      </div>
      {SECTIONS.filter(({ isThere }) => isThere(detail)).map(({ id, title, View }) => (
        <Section key={id} id={id} title={title}>
          <View detail={detail} />
        </Section>
      ))}
    </section>
  );
}
