import { useEffect } from 'preact/hooks';
import type { StepDetail } from '../../../../extension/shared/protocol/inspector';
import { formatValue } from '../../../lib/numbers/formatNumber';
import { useObservable, useSelected } from '../../../lib/observable';
import { visibleText } from '../../../lib/text/visibleText';
import { readRows } from '../../model/listRow';
import { useInspector } from '../context';
import { PlaceTable } from './placeTable';

/** The same task and the same state in other iterations. */
export function TrainingSection({ detail }: { readonly detail: StepDetail }) {
  const { model } = useInspector();
  const { trajectoryId, step } = detail;
  const task = useObservable(model.sameTask.answer);
  const state = useObservable(model.sameState.answer);
  useEffect(() => {
    model.sameTask.ask(trajectoryId);
    model.sameState.ask({ trajectoryId, step });
  }, [trajectoryId, step]);
  const blind = useSelected(model.snapshot, () => model.blind());
  const told = (...columns: readonly string[]) => (blind ? [] : columns);
  return (
    <>
      <h4>The same state</h4>
      <PlaceTable
        head={['Iteration', 'Action', ...told('Verdict', 'Success')]}
        answer={state}
        rows={(state.value ?? []).map((it) => ({
          place: { trajectoryId: it.trajectoryId, step: it.step },
          iteration: it.iteration,
          cells: [visibleText(it.action), ...told(it.verdict ?? '–', it.success ? '✓' : '✕')],
        }))}
      />
      <h4>The same task</h4>
      <PlaceTable
        head={['Iteration', 'Steps', ...told('Reward', 'Success')]}
        answer={task}
        rows={(task.value ? readRows(task.value) : []).map((it) => ({
          place: { trajectoryId: it.trajectoryId },
          iteration: it.iteration,
          cells: [
            formatValue(it.steps, 'count'),
            ...told(formatValue(it.reward, 'number'), it.success === 1 ? '✓' : '✕'),
          ],
        }))}
      />
    </>
  );
}
