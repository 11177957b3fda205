import { useEffect, useRef } from 'preact/hooks';
import { useObservable, useSelected } from '../../../lib/observable';
import { visibleText } from '../../../lib/text/visibleText';
import { rowsInSight } from '../../../lib/virtual/rowsInSight';
import { useScrolled } from '../../../lib/virtual/useScrolled';
import type { AlignedStep } from '../../model/alignSteps';
import type { Siblings } from '../../model/siblings';
import { useInspector } from '../context';
import { useEstimators } from '../useEstimators';
import { GroupCell } from './groupCell';

const ROW = 40;

/** All rollouts of a task of the iteration side by side; steps in the same state share a row. */
export function GroupView() {
  const { model } = useInspector();
  const trajectoryId = useSelected(model.view, ({ place }) => place.trajectoryId);
  const { front: estimator } = useEstimators();
  const { value, error } = useObservable(model.siblings.answer);
  const scroller = useRef<HTMLElement>(null);
  const { top, height } = useScrolled(scroller);
  const known = value?.outlines.some((it) => it.trajectoryId === trajectoryId);
  useEffect(() => {
    const shown = model.siblings.answer.value.question;
    // Going from one sibling to another changes nothing of the group.
    if (trajectoryId !== null && !(known && shown?.estimator === estimator))
      model.siblings.ask({ trajectoryId, estimator });
  }, [trajectoryId, estimator, known]);
  const { first, end } = rowsInSight(value?.rows.length ?? 0, ROW, top - ROW, height);
  return (
    <section
      class="group"
      aria-label="Rollouts of the task side by side"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      ref={scroller}
    >
      {error !== null && <p class="pane-note is-error">{visibleText(error)}</p>}
      {!value && error === null && <p class="pane-note muted">Reading the group…</p>}
      {value && (
        <table aria-rowcount={value.rows.length + 1}>
          <GroupHead siblings={value} />
          <tbody>
            <Spacer rows={first} />
            {value.rows.slice(first, end).map((row, i) => (
              <GroupRow key={first + i} row={row} siblings={value} />
            ))}
            <Spacer rows={value.rows.length - end} />
          </tbody>
        </table>
      )}
    </section>
  );
}

function GroupHead({ siblings }: { readonly siblings: Siblings }) {
  const { model } = useInspector();
  const chosen = useSelected(model.view, ({ place }) => place.trajectoryId);
  return (
    <thead>
      <tr aria-rowindex={1}>
        {siblings.outlines.map(({ trajectoryId, success, reward }) => (
          <th scope="col" key={trajectoryId} class={trajectoryId === chosen ? 'is-chosen' : ''}>
            <button type="button" title={trajectoryId} onClick={() => model.go({ trajectoryId })}>
              {success !== null && (success ? '✓ ' : '✕ ')}
              {visibleText(trajectoryId.slice(trajectoryId.lastIndexOf('/') + 1))}
              <span class="muted"> {reward.length} steps</span>
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function GroupRow({ row, siblings }: { readonly row: AlignedStep; readonly siblings: Siblings }) {
  const shared = row.steps.filter((step) => step !== null).length > 1;
  return (
    <tr class={shared ? 'is-shared' : ''} title={shared ? 'Steps in the same state' : undefined}>
      {siblings.outlines.map((outline, i) => (
        <GroupCell
          key={outline.trajectoryId}
          outline={outline}
          step={row.steps[i]}
          advantages={siblings.advantages[i]}
        />
      ))}
    </tr>
  );
}

/** Stands for rows that are not in the document. */
function Spacer({ rows }: { readonly rows: number }) {
  if (rows <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without controls cannot be focused
    <tr aria-hidden="true">
      <td style={{ height: `${rows * ROW}px` }} />
    </tr>
  );
}
