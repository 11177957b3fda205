import type { ActionCounts, ClassCounts, LabelledAction } from '../../../shared/model/classification';

/** Counts labelled actions. */
export function countActions(actions: readonly LabelledAction[]): ActionCounts {
  const learnt = actions.filter(({ heldOut }) => !heldOut);
  return {
    classes: countClasses(learnt),
    heldOut: countClasses(actions.filter(({ heldOut }) => heldOut)),
    sources: countBy(learnt, ({ source }) => source),
    splits: countBy(learnt, ({ split }) => split),
  };
}

function countClasses(actions: readonly LabelledAction[]): ClassCounts {
  const good = actions.filter((action) => action.good).length;
  return { good, bad: actions.length - good };
}

function countBy(actions: readonly LabelledAction[], keyOf: (action: LabelledAction) => string) {
  const keys = [...new Set(actions.map(keyOf))].sort();
  return Object.fromEntries(keys.map((key) => [key, countClasses(actions.filter((each) => keyOf(each) === key))]));
}
