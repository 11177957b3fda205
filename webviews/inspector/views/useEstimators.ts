import { useSelected } from '../../lib/observable';
import { useInspector } from './context';

/** Ids of the estimators that are shown, and of the one in front; none while labels are given blind. */
export function useEstimators(): { readonly ids: readonly string[]; readonly front: string | null } {
  const { model } = useInspector();
  useSelected(model.snapshot, () => model.blind());
  const ids = useSelected(model.view, () => model.estimators().join('\n'));
  const front = useSelected(model.view, () => model.estimator());
  return { ids: ids === '' ? [] : ids.split('\n'), front };
}
