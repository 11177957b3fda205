import type { LabelsConfiguration } from '../../../engine/configuration/sections/labels';
import type { ActionCounts, Leaks } from '../../../shared/model/classification';
import { plural } from '../../terminal/format';

/** Why no training may begin on some labelled actions, in a sentence or two that say what to do; null where one may. */
export function refusal(
  { classes: { good, bad } }: ActionCounts,
  leaks: Leaks,
  { minimum, balance }: Pick<LabelsConfiguration, 'minimum' | 'balance'>,
): string | null {
  const actions = plural(good + bad, 'labelled action');
  if (leaks.actions > 0)
    return `labels.runs: ${plural(leaks.actions, 'labelled action')} of ${plural(leaks.tasks.length, 'task')} that generalization is measured on, for example ${leaks.tasks[0]}: what was learnt there would be taken for it. Clear these labels, leave the run out, or take the split out of evaluation.splits.`;
  if (good + bad < minimum)
    return `labels.minimum is ${minimum}, but there are only ${actions} to learn from: ${good} good, ${bad} bad. Label more, or lower labels.minimum.`;
  if (balance === 'equal' && (good === 0 || bad === 0)) {
    const [there, missing] = good === 0 ? ['bad', 'good'] : ['good', 'bad'];
    return `All ${actions} to learn from are ${there}, and labels.balance is "equal". Label some ${missing} ones, or add a source to labels.sources.`;
  }
  return null;
}
