import { type LabelTarget, targetKey } from '../../../../extension/shared/model/label';
import type { ShownLabel } from '../../../../extension/shared/protocol/inspector';
import { useSelected } from '../../../lib/observable';
import { useInspector } from '../context';

const NONE: readonly ShownLabel[] = [];

/** What is said of an action now. */
export function useLabels(target: LabelTarget): readonly ShownLabel[] {
  const { model } = useInspector();
  const key = targetKey(target);
  return useSelected(model.labelling.book.shown, (shown) => shown.get(key) ?? NONE);
}
