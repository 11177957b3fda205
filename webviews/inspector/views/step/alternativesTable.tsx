import type { StepDetail } from '../../../../extension/shared/protocol/inspector';
import { useObservable, useSelected } from '../../../lib/observable';
import { focusElement, PANE_ELEMENTS } from '../../focus';
import { useInspector } from '../context';
import { AlternativeRow, alternativeElementId } from './alternativeRow';

export interface AlternativesTableProps {
  readonly detail: StepDetail;
  /** Positions of the alternatives that are shown. */
  readonly order: readonly number[];
  /** null until the policy was asked. */
  readonly probability: Float64Array | null;
}

/** Alternatives with what people, oracle and policy make of them. The one at the cursor is labelled in place of the action taken. */
export function AlternativesTable({ detail, order, probability }: AlternativesTableProps) {
  const { model } = useInspector();
  const { alternatives } = detail;
  const blind = useSelected(model.snapshot, () => model.blind());
  const chosen = useObservable(model.labelling.alternative);
  const active = order.findIndex((i) => alternatives[i].action === chosen?.action);
  const choose = (rank: number) =>
    model.labelling.alternative.set(alternatives[order[Math.max(0, Math.min(order.length - 1, rank))]]);
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: order.length - 1,
    };
    if (event.key === 'ArrowLeft') focusElement(PANE_ELEMENTS.steps);
    else if (event.key in moves) choose(moves[event.key]);
    else return;
    event.preventDefault();
  };
  return (
    <table
      class="numbers alternatives"
      id={PANE_ELEMENTS.alternatives}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are chosen by its keys
      role="grid"
      aria-label="Alternatives"
      aria-activedescendant={active >= 0 ? alternativeElementId(order[active]) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={() => chosen ?? choose(0)}
    >
      <thead>
        <tr>
          <th scope="col">Action</th>
          <th scope="col">Label</th>
          {!blind && (
            <>
              <th scope="col">
                <span class="visually-hidden">Verdict</span>
              </th>
              <th scope="col" class="is-number">
                Oracle value
              </th>
            </>
          )}
          {probability && (
            <th scope="col" class="is-number">
              Probability
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {order.map((i, rank) => (
          <AlternativeRow
            key={i}
            detail={detail}
            index={i}
            probability={probability}
            blind={blind}
            active={rank === active}
            onChoose={() => choose(rank)}
          />
        ))}
      </tbody>
    </table>
  );
}
