import type { AgreementRater, RaterKind } from '../../../extension/shared/protocol/agreement';
import { useObservable } from '../../lib/observable';
import { toggled } from '../../lib/state/toggled';
import { visibleText } from '../../lib/text/visibleText';
import { Button } from '../../lib/toolkit/button';
import { Checkbox } from '../../lib/toolkit/checkbox';
import { Dropdown } from '../../lib/toolkit/dropdown';
import { counted } from '../model/counted';
import { RESAMPLES } from '../model/viewState';
import { useAgreement } from './context';

const GROUPS: readonly { readonly title: string; readonly kinds: readonly RaterKind[] }[] = [
  { title: 'People', kinds: ['human'] },
  { title: 'Critics', kinds: ['model', 'oracle', 'rules'] },
  { title: 'Signs of advantages', kinds: ['advantage'] },
];

const DRAWS = RESAMPLES.map((count) => ({
  id: String(count),
  label: count === 0 ? 'no intervals' : `${count} draws`,
}));

/** Who is compared next, and how. */
export function RaterChooser() {
  const { model, actions } = useAgreement();
  const { raters, working } = useObservable(model.snapshot)!;
  const { question } = useObservable(model.view);
  const chosen = model.chosen();
  const tooFew = chosen.length < 2;
  const choose = (id: string) => actions.ask({ raters: toggled(chosen, id) });
  return (
    <section class="chooser" aria-label="Raters">
      <div class="rater-groups">
        {GROUPS.map(({ title, kinds }) => {
          const members = raters.filter(({ kind }) => kinds.includes(kind));
          return (
            members.length > 0 && (
              <fieldset key={title}>
                <legend>{title}</legend>
                {members.map((rater) => (
                  <Checkbox
                    key={rater.id}
                    label={labelOf(rater)}
                    checked={chosen.includes(rater.id)}
                    onChange={() => choose(rater.id)}
                  />
                ))}
              </fieldset>
            )
          );
        })}
      </div>
      <div class="chooser-bar">
        <Dropdown
          label="Bootstrap draws for the intervals"
          options={DRAWS}
          value={String(question.resamples)}
          onChange={(id) => actions.ask({ resamples: Number(id) })}
        />
        <Checkbox
          label="“Unsure” is a label of its own"
          checked={question.unsureCounts}
          onChange={(unsureCounts) => actions.ask({ unsureCounts })}
        />
        <Button appearance="primary" disabled={tooFew || working} onClick={() => void actions.compare()}>
          Compare
        </Button>
        {tooFew && <span role="status">Choose at least two raters.</span>}
      </div>
    </section>
  );
}

function labelOf({ name, labels, blind }: AgreementRater): string {
  const shown = visibleText(name);
  return labels === null ? shown : `${shown}: ${counted(labels, 'label', 'labels')}, ${blind} blind`;
}
