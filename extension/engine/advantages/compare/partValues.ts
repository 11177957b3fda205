import type { Part } from '../part';
import type { Estimate } from './estimate';

/** A part of one advantage: its value, and what it adds to the advantage before scaling. */
export interface PartValue extends Part {
  readonly value: number;
  readonly contribution: number;
}

/** The parts of the advantage that an estimator gives a step. */
export function partValues({ choice, terms }: Estimate, step: number): readonly PartValue[] {
  return choice.estimator.parts(choice.parameters).map((part) => {
    const value = terms[part.term][step];
    return { ...part, value, contribution: part.weight * value };
  });
}
