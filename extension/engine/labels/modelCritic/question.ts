import type { LabelTarget } from '../../../shared/model/label';
import type { RolloutRow } from '../../../shared/model/rolloutRow';
import { quoteData } from './quoteData';

/** Past steps that a prompt shows at most, the latest ones. */
const HISTORY_STEPS = 12;

/** An action to judge: the rows of its trajectory in time order, and which of their actions it is. */
export interface Question {
  readonly steps: readonly RolloutRow[];
  readonly target: LabelTarget;
}

/** What stands in a prompt for each `{name}`. Everything that was recorded is quoted. */
export const PLACEHOLDERS = {
  goal: ({ steps, target }: Question) => quoteData(steps[target.step]!.goal),
  history: ({ steps, target }: Question) => {
    const past = steps.slice(Math.max(0, target.step - HISTORY_STEPS), target.step);
    return past.map((row) => `${quoteData(row.observation)} -> ${quoteData(row.action)}`).join('\n') || 'nothing';
  },
  observation: ({ steps, target }: Question) => {
    const { observation, carried, notes } = steps[target.step]!;
    return [observation, carried, notes]
      .filter((text) => text)
      .map((text) => quoteData(text!))
      .join('\n');
  },
  admissible: ({ steps, target }: Question) => [...new Set(steps[target.step]!.admissible)].map(quoteData).join('\n'),
  action: ({ steps, target }: Question) => quoteData(target.action ?? steps[target.step]!.action),
  outcome: ({ steps, target }: Question) => {
    const [taken, next] = [steps[target.step]!, steps[target.step + 1]];
    const then = next ? `and saw ${quoteData(next.observation)}` : 'as its last step';
    const end = taken.success ? 'success' : 'failure';
    return `it took ${quoteData(taken.action)} ${then}; after ${steps.length} steps the episode ended in ${end}`;
  },
} as const satisfies Readonly<Record<string, (question: Question) => string>>;

export type PlaceholderName = keyof typeof PLACEHOLDERS;
