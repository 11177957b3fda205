import type { InspectorModel } from './model/inspectorModel';
import { selectAll, selectRange, toggleStep } from './model/labels/stepSelection';

/** Goes to a step and selects all from where the selection began up to it. */
export function extendSelection(model: InspectorModel, step: number): void {
  const count = model.outline.answer.value.value?.action.length ?? 0;
  if (step < 0 || step >= count) return;
  model.select(selectRange(model.labelling.selection.value, model.place.step ?? 0, step), step);
}

/** Takes a step into the selection and goes there, or takes it out and goes to the last one that is left. */
export function toggleSelection(model: InspectorModel, step: number): void {
  const selection = toggleStep(model.labelling.selection.value, model.place.step ?? 0, step);
  model.select(selection, !selection || selection.steps.includes(step) ? step : selection.steps.at(-1)!);
}

/** Selects all steps of the trajectory that is shown. */
export function selectTrajectory(model: InspectorModel): void {
  const selection = selectAll(model.outline.answer.value.value?.action.length ?? 0);
  model.select(selection, model.place.step ?? 0);
}
