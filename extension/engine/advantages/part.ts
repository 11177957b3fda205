/** What an advantage is the sum of, up to a positive factor: a term, and the weight with which it is added. */
export interface Part {
  readonly term: string;
  readonly weight: number;
  /** The term as it stands in a sentence: `the mean return of its group`. */
  readonly words: string;
}

/** The parts of an estimator whose advantage is a return minus a baseline. */
export const returnAgainst = (baseline: string, words = 'the return of its trajectory'): readonly Part[] => [
  { term: 'return', weight: 1, words },
  { term: 'baseline', weight: -1, words: baseline },
];

/** The return that belongs to a step where later rewards only count. */
export const RETURN_FROM_STEP = 'the return from the step on';
