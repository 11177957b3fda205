import type { Estimate } from './estimate';
import { explainAdvantage, inWords } from './explainAdvantage';
import { type PartValue, partValues } from './partValues';

/** Why two estimators give a step different signs. */
export interface Difference {
  /** The term that made the difference; null where several did together. */
  readonly term: string | null;
  /** It in words, and why each estimator gives its sign. */
  readonly words: string;
}

/**
 * Names the term that makes two estimators differ on a step. A term that both have made the difference when one estimator would agree with
 * the other, had it the other's value; else a part that only one of them counts did, when it has the sign of the sum against its other parts.
 */
export function explainDifference(first: Estimate, second: Estimate, step: number): Difference {
  const sides = [first, second].map((estimate) => ({ estimate, parts: partValues(estimate, step) })) as [Side, Side];
  const made = sharedTerm(sides, step) ?? ownPart(sides, step);
  const reasons = sides.map(({ estimate }) => explainAdvantage(estimate, step));
  return {
    term: made?.term ?? null,
    words: [made?.words ?? 'Several terms together make the difference.', ...reasons].join(' '),
  };
}

interface Side {
  readonly estimate: Estimate;
  readonly parts: readonly PartValue[];
}

function sharedTerm([a, b]: readonly [Side, Side], step: number): Difference | undefined {
  const pairs = a.parts.flatMap((mine) => {
    const theirs = b.parts.find(({ term, weight }) => term === mine.term && weight === mine.weight);
    return theirs ? [{ mine, theirs }] : [];
  });
  const agrees = (side: Side, other: Side, change: number) =>
    Math.sign(total(side.parts) + change) === other.estimate.signs[step];
  const [most] = pairs
    .map(({ mine, theirs }) => ({ mine, theirs, change: theirs.contribution - mine.contribution }))
    .filter(({ change }) => agrees(a, b, change) || agrees(b, a, -change))
    .sort((x, y) => Math.abs(y.change) - Math.abs(x.change));
  if (!most) return undefined;
  const { mine, theirs } = most;
  const words = `The ${mine.term} makes the difference: ${inWords(mine)} for ${a.estimate.choice.id}, ${inWords(theirs)} for ${b.estimate.choice.id}.`;
  return { term: mine.term, words };
}

/** A part of a sum that carries the day against parts that point where the other estimator does. */
function ownPart(sides: readonly [Side, Side], step: number): Difference | undefined {
  const [most] = sides
    .flatMap(({ estimate, parts }) => {
      const sign = estimate.signs[step];
      const against = parts.some(({ contribution }) => contribution * sign < 0);
      const sum = parts.every(({ weight }) => weight >= 0);
      const deciding = parts.filter(({ contribution }) => contribution * sign > 0);
      return sum && against ? deciding.map((part) => ({ part, id: estimate.choice.id })) : [];
    })
    .sort((x, y) => Math.abs(y.part.contribution) - Math.abs(x.part.contribution));
  if (!most) return undefined;
  const words = `The ${most.part.term} part makes the difference, which ${most.id} counts: ${inWords(most.part)}.`;
  return { term: most.part.term, words };
}

const total = (parts: readonly PartValue[]): number => parts.reduce((sum, { contribution }) => sum + contribution, 0);
