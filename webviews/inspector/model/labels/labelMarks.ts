import type { Label, Labeller } from '../../../../extension/shared/model/label';
import type { ShownLabel } from '../../../../extension/shared/protocol/inspector';

/** What is shown of the labels of one action. */
export interface LabelMarks {
  readonly own: ShownLabel | null;
  readonly others: readonly ShownLabel[];
}

/** Critics, by a letter each; people have none. */
export const CRITIC_LETTERS: Readonly<Record<Exclude<Labeller, 'human'>, string>> = {
  oracle: 'O',
  rule: 'R',
  model: 'M',
};

const SIGNS: Readonly<Record<Label, number>> = { good: 1, bad: -1, unsure: 0 };

/** One's own label of an action apart from those of others. */
export function marksOf(labels: readonly ShownLabel[]): LabelMarks {
  return { own: labels.find(({ own }) => own) ?? null, others: labels.filter(({ own }) => !own) };
}

/** Whether an estimator pushes an action the other way than a label says; the sign is -1, 0, 1, or undefined where there is none. */
export function contradicts(label: Label, sign: number | undefined): boolean {
  return SIGNS[label] * (sign ?? 0) < 0;
}

/** The name in `Ada Lovelace <ada@example.org>`. */
export function nameOf(by: string): string {
  return by.replace(/\s*<[^>]*>\s*$/, '') || by;
}

/** A label in words: who gave it, and what it says. */
export function labelWords({ label, by, source, own, stored, note, tags, blind }: ShownLabel): string {
  const others = { human: nameOf(by), oracle: 'The oracle', rule: 'The rules', model: `The model ${by}` };
  const who = own ? 'You' : others[source];
  const more = [...(note === null ? [] : [note]), ...tags.map((tag) => `#${tag}`)].join(' ');
  return `${who}: ${label}${stored ? '' : ', being written'}${blind && source === 'human' ? ', given blind' : ''}${more === '' ? '' : `: ${more}`}`;
}
