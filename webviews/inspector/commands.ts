import type { InspectorCommand } from '../../extension/shared/protocol/inspector';
import { visibleText } from '../lib/text/visibleText';
import type { Actions } from './actions';
import { focusElement, PANE_ELEMENTS } from './focus';
import type { InspectorModel } from './model/inspectorModel';

/** What a command works on. */
export interface Commanded {
  readonly model: InspectorModel;
  readonly actions: Actions;
}

/** What each command of keys and palette does. */
export const COMMANDS: Readonly<Record<InspectorCommand, (on: Commanded) => void>> = {
  nextStep: ({ model }) => moveStep(model, 1),
  previousStep: ({ model }) => moveStep(model, -1),
  nextTrajectory: ({ model }) => void moveTrajectory(model, 1),
  previousTrajectory: ({ model }) => void moveTrajectory(model, -1),
  nextEstimator: ({ model }) => moveEstimator(model, 1),
  previousEstimator: ({ model }) => moveEstimator(model, -1),
  focusFilter: ({ model }) => {
    model.change({ pane: 'list' });
    focusElement(PANE_ELEMENTS.filter);
  },
  toggleGroups: ({ model }) => model.change({ grouped: !model.view.value.grouped }),
  copyLink: ({ actions }) => void actions.copyLink(),
  copyMarkdown: ({ actions }) => void actions.copy('step', 'markdown'),
  copyJson: ({ actions }) => void actions.copy('step', 'json'),
  showKeys: ({ model }) => model.keysShown.set(true),
  labelGood: ({ actions }) => void actions.label('good'),
  labelBad: ({ actions }) => void actions.label('bad'),
  labelUnsure: ({ actions }) => void actions.label('unsure'),
  clearLabel: ({ actions }) => void actions.label(null),
  editNote: ({ actions }) => void actions.editNote(),
};

/** From the steps to the alternatives of the one in front. */
export function focusAlternatives(model: InspectorModel): void {
  const { open } = model.view.value;
  model.change({ pane: 'step', open: open.includes('alternatives') ? open : [...open, 'alternatives'] });
  focusElement(PANE_ELEMENTS.alternatives);
}

/** To the step so many on, as long as the trajectory has one. */
export function moveStep(model: InspectorModel, offset: number): void {
  const { value } = model.outline.answer.value;
  const step = (model.place.step ?? 0) + offset;
  if (!value || step < 0 || step >= value.action.length) return;
  model.go({ step });
  model.announcement.set(`Step ${step}: ${visibleText(value.action[step].text)}`);
}

/** To the trajectory so many lines on, as long as the list has one. */
export async function moveTrajectory(model: InspectorModel, offset: number): Promise<void> {
  try {
    const row = await model.list.rowBeside(model.place.trajectoryId, offset);
    if (!row) return;
    model.go({ trajectoryId: row.trajectoryId });
    const ending = model.blind() ? '' : row.success === 1 ? ', success' : ', no success';
    model.announcement.set(`${visibleText(row.taskId)}${ending}`);
  } catch (error) {
    model.fail(error);
  }
}

function moveEstimator(model: InspectorModel, offset: number): void {
  const chosen = model.estimators();
  const at = chosen.indexOf(model.estimator() ?? '');
  if (chosen.length > 0) model.change({ estimator: chosen[(at + offset + chosen.length) % chosen.length] });
}
