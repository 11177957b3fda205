import { GridHeadCell } from '../../../lib/grid/gridCell';
import { GridRow } from '../../../lib/grid/gridRow';
import { useObservable } from '../../../lib/observable';
import { visibleText } from '../../../lib/text/visibleText';
import { describeEstimator } from '../../model/estimatorChoice';
import { useInspector } from '../context';
import { useEstimators } from '../useEstimators';
import type { timelineGrid } from './timelineGrid';

/** The names of the columns; those of the estimators choose the one in front. */
export function TimelineHead({ grid }: { readonly grid: ReturnType<typeof timelineGrid> }) {
  const { model } = useInspector();
  const snapshot = useObservable(model.snapshot);
  const { ids, front } = useEstimators();
  return (
    <GridRow class="timeline-head" index={1} style={grid}>
      <GridHeadCell class="is-number">Step</GridHeadCell>
      <GridHeadCell title="Labels: your own first; O, R and M are the oracle, the rules and models; ⚑ where the estimator in front says otherwise">
        Labels
      </GridHeadCell>
      <GridHeadCell title="Flags: what the environment and the oracle say of the action">Flags</GridHeadCell>
      {ids.map((id) => {
        const { label, description } = describeEstimator(snapshot, id);
        return (
          <GridHeadCell key={id}>
            <button
              type="button"
              class="estimator"
              aria-pressed={id === front}
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
