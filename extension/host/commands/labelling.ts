import { window } from 'vscode';
import { QUEUE_STRATEGIES } from '../../engine/labels/queue/table';
import { UserError } from '../../shared/util/userError';
import type { CommandHandler } from './services';

/** Goes to the step behind the one that is inspected, in the order of the label queue. */
export const nextInLabelQueue: CommandHandler = async ({ inspectors, labelling }) => {
  const { current } = inspectors;
  if (!current) throw new UserError('No run is being inspected. Open one first: "Couplet: Open Run".');
  const { document, place } = current;
  const next = await document.queue.next(place);
  if (next) return inspectors.open(document.folder, next);
  const { label } = labelling.strategy;
  void window.showInformationMessage(`Nothing is left to label by the strategy "${label}". Choose another one.`);
};

/** Lets a person choose what the label queue goes by. */
export const chooseLabelQueueStrategy: CommandHandler = async ({ labelling }) => {
  const items = QUEUE_STRATEGIES.map((strategy) => ({
    label: strategy.label,
    detail: strategy.description,
    description: strategy.id === labelling.strategy.id ? 'current' : '',
    strategy,
  }));
  const chosen = await window.showQuickPick(items, { title: 'Label what next?', matchOnDetail: true });
  if (chosen) await labelling.choose(chosen.strategy);
};

export const refreshLabelQueue: CommandHandler = ({ labelQueue }) => labelQueue.refresh();

/** Begins or ends labelling without seeing what would sway a label. */
export const toggleBlindLabelling: CommandHandler = async ({ labelling }) => {
  await labelling.toggleBlind();
  say(
    labelling.blind
      ? 'Labelling blind: advantages, outcomes, verdicts and labels of others are hidden in inspectors.'
      : 'Labelling is no longer blind.',
  );
};

/** Whether a label leads on to the next step of the queue. */
export const toggleAutoAdvance: CommandHandler = async ({ labelling }) => {
  await labelling.toggleAutoAdvance();
  say(labelling.autoAdvance ? 'A label leads on to the next step of the queue.' : 'A label stays at its step.');
};

const say = (text: string): void => void window.setStatusBarMessage(text, 5000);
