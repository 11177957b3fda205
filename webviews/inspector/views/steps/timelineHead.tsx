import { GridHeadCell } from '../../../lib/grid/gridCell';
import { GridRow } from '../../../lib/grid/gridRow';
import { useObservable, useSelected } from '../../../lib/observable';
import { visibleText } from '../../../lib/text/visibleText';
import { describeEstimator } from '../../model/estimatorChoice';
import { useInspector } from '../context';
import type { timelineGrid } from './timelineGrid';

/** The names of the columns; those of the estimators choose the one in front. */
export function TimelineHead({ grid }: { readonly grid: ReturnType<typeof timelineGrid> }) {
  const { model } = useInspector();
  const snapshot = useObservable(model.snapshot);
  const estimators = useSelected(model.view, () => model.estimators().join('\n')).split('\n');
  const current = useSelected(model.view, () => model.estimator());
  return (
    <GridRow class="timeline-head" index={1} style={grid}>
      <GridHeadCell class="is-number">Step</GridHeadCell>
      <GridHeadCell title="Flags: what the environment and the oracle say of the action">Flags</GridHeadCell>
      {estimators.map((id) => {
        const { label, description } = describeEstimator(snapshot, id);
        return (
          <GridHeadCell key={id}>
            <button
              type="button"
              class="estimator"
              aria-pressed={id === current}
              title={description || label}
              onClick={() => model.change({ estimator: id })}
            >
              {visibleText(label)}
            </button>
          </GridHeadCell>
        );
      })}
      <GridHeadCell>Action</GridHeadCell>
    </GridRow>
  );
}
