import { type QuickPickItem, window } from 'vscode';
import type { ActionChoice } from '../../engine/labels/modelCritic/chooseActions';
import type { StepChoice } from '../../engine/labels/modelCritic/chooseSteps';

/** What is labelled, and whether the model sees what came of it. */
export interface CriticChoice {
  readonly steps: StepChoice;
  readonly actions: ActionChoice;
  readonly hindsight: boolean;
}

const ALL: StepChoice = { iteration: null, split: null, sample: null };

interface StepsItem extends QuickPickItem {
  readonly id: 'sample' | 'newest' | 'people' | 'all';
}

const STEPS: readonly StepsItem[] = [
  { id: 'sample', label: 'A sample of steps…', detail: 'So many steps, drawn from all iterations' },
  { id: 'newest', label: 'The newest iteration', detail: 'All steps of the last iteration that has rollouts' },
  { id: 'people', label: 'What people labelled', detail: 'The same actions, to see how far the model agrees' },
  { id: 'all', label: 'All steps', detail: 'Of all iterations; may be many' },
];

const HINDSIGHT = { label: 'With hindsight', detail: 'Show the model what came of the action' };
const ALTERNATIVES = { label: 'Actions not taken, too', detail: 'All that were admissible' };

/** Lets a person choose what is labelled and how; undefined when nobody chose. `newest` is the last iteration with rollouts. */
export async function pickChoice(newest: number): Promise<CriticChoice | undefined> {
  const chosen = await window.showQuickPick(STEPS, { title: 'Label which actions?' });
  if (!chosen) return undefined;
  const people = chosen.id === 'people';
  const steps = await stepsOf(chosen.id, newest);
  if (!steps) return undefined;
  const options = people ? [HINDSIGHT] : [HINDSIGHT, ALTERNATIVES];
  const picked = await window.showQuickPick(options, { title: 'Anything more? Enter for neither', canPickMany: true });
  if (!picked) return undefined;
  const actions = picked.includes(ALTERNATIVES) ? 'both' : 'taken';
  return { steps, actions: people ? 'labelled' : actions, hindsight: picked.includes(HINDSIGHT) };
}

async function stepsOf(id: StepsItem['id'], newest: number): Promise<StepChoice | undefined> {
  if (id === 'newest') return { ...ALL, iteration: newest };
  if (id !== 'sample') return ALL;
  const size = await window.showInputBox({
    title: 'How many steps?',
    value: '100',
    prompt: 'The same number draws the same steps again.',
    validateInput: (text) => (/^[1-9]\d*$/.test(text.trim()) ? undefined : 'A whole number, at least 1.'),
  });
  return size === undefined ? undefined : { ...ALL, sample: { size: Number(size), seed: 0 } };
}
