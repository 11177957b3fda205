import { type QuickInputButton, type QuickPickItem, ThemeIcon, window } from 'vscode';
import type { InspectorEstimator } from '../../../shared/protocol/inspector';
import { shownEstimator, shownEstimators } from '../../inspection/shownEstimators';
import { inputParameters } from './inputParameters';

const PARAMETERS: QuickInputButton = { iconPath: new ThemeIcon('gear'), tooltip: 'Set Parameters…' };

interface EstimatorItem extends QuickPickItem {
  readonly estimator: InspectorEstimator;
}

/** Lets a person choose estimators, and set the parameters of each; null when they changed their mind. */
export async function chooseEstimators(
  current: readonly string[],
  configuration: unknown,
): Promise<readonly InspectorEstimator[] | null> {
  const offered = shownEstimators(configuration);
  const others = current.filter((id) => !offered.some((it) => it.id === id));
  let estimators = ownFirst([...others.map((id) => shownEstimator(id, configuration)), ...offered]);
  let chosen: readonly string[] = current;
  for (;;) {
    const answer = await pick(estimators, chosen);
    if (answer === null || !('changing' in answer)) return answer;
    chosen = answer.chosen;
    const text = await inputParameters(answer.changing);
    if (text === null) continue;
    const changed = shownEstimator(text, configuration);
    estimators = ownFirst([changed, ...estimators.filter(({ id }) => id !== changed.id)]);
    chosen = [...chosen.filter((id) => id !== answer.changing.id), changed.id];
  }
}

const ownFirst = (estimators: readonly InspectorEstimator[]): readonly InspectorEstimator[] =>
  [...estimators].sort((a, b) => Number(b.own) - Number(a.own));

/** What was asked for: estimators, or the parameters of one while others are ticked. */
type Answer =
  | readonly InspectorEstimator[]
  | { readonly changing: InspectorEstimator; readonly chosen: readonly string[] }
  | null;

function pick(estimators: readonly InspectorEstimator[], chosen: readonly string[]): Promise<Answer> {
  const list = window.createQuickPick<EstimatorItem>();
  list.title = 'Compare which estimators?';
  list.placeholder = 'Tick any number of them; the gear sets parameters';
  list.canSelectMany = true;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.items = estimators.map((estimator) => ({
    label: estimator.label,
    description: estimator.own ? "the run's own" : estimator.id,
    detail: estimator.description,
    buttons: [PARAMETERS],
    estimator,
  }));
  list.selectedItems = list.items.filter(({ estimator }) => chosen.includes(estimator.id));
  const ticked = () => list.selectedItems.map(({ estimator }) => estimator);
  return new Promise<Answer>((resolve) => {
    list.onDidAccept(() => resolve(ticked()));
    list.onDidTriggerItemButton(({ item }) =>
      resolve({ changing: item.estimator, chosen: ticked().map(({ id }) => id) }),
    );
    list.onDidHide(() => resolve(null));
    list.show();
  }).finally(() => list.dispose());
}
