import type { Estimate } from './estimate';
import { type PartValue, partValues } from './partValues';
import { shortNumber } from './shortNumber';

const EFFECTS = ['is discouraged', 'gets no signal', 'is reinforced'];

/** Why an estimator gives a step the sign it gives, in one sentence: `grpo: the return of … (1) is above … (0.5), so the step is reinforced.` */
export function explainAdvantage(estimate: Estimate, step: number): string {
  const parts = partValues(estimate, step);
  const sign = estimate.signs[step];
  const cause = parts.some(({ value }) => Number.isNaN(value))
    ? 'a reward of the trajectory is missing'
    : parts.some(({ weight }) => weight < 0)
      ? comparison(parts, sign)
      : balance(parts);
  return `${estimate.choice.id}: ${cause}, so the step ${EFFECTS[sign + 1]}.`;
}

/** A part with its number, as it stands in a sentence. */
export const inWords = ({ words, value }: Pick<PartValue, 'words' | 'value'>): string =>
  `${words} (${shortNumber(value)})`;

/** Something is compared with something else: `a is above b plus c`. */
function comparison(parts: readonly PartValue[], sign: number): string {
  const side = (subtracted: boolean) =>
    parts
      .filter(({ weight }) => weight < 0 === subtracted)
      .map(inWords)
      .join(' plus ');
  return `${side(false)} ${['is below', 'equals', 'is above'][sign + 1]} ${side(true)}`;
}

/** Parts are added up: `a surpasses b`. */
function balance(parts: readonly PartValue[]): string {
  const weighed = parts.filter(({ contribution }) => contribution !== 0).map(asContribution);
  const up = weighed.filter(({ value }) => value > 0);
  const down = weighed.filter(({ value }) => value < 0);
  const sum = (side: typeof weighed) => side.reduce((total, { value }) => total + Math.abs(value), 0);
  const says = (side: typeof weighed, verb: string) =>
    side.length === 1 ? `${inWords(side[0])} ${verb}es` : `${side.map(inWords).join(' and ')} ${verb}`;
  if (weighed.length === 0) return `${parts.map(({ words }) => words).join(' and ')} add nothing`;
  if (down.length === 0) return `${says(up, 'push')} it up`;
  if (up.length === 0) return `${says(down, 'push')} it down`;
  const [more, less] = sum(up) < sum(down) ? [down, up] : [up, down];
  const against = less.map(inWords).join(' and ');
  return sum(up) === sum(down) ? `${says(more, 'match')} ${against}` : `${says(more, 'surpass')} ${against}`;
}

const asContribution = ({ words, contribution }: PartValue) => ({ words, value: contribution });
