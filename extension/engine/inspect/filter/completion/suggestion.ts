/** One way to go on. */
export interface Suggestion {
  /** What takes the place of what stands there. */
  readonly insert: string;
  readonly help: string;
}

/** Ways to go on with a filter line: each takes the place of the letters from `start` up to `end`. */
export interface Completion {
  readonly start: number;
  readonly end: number;
  readonly suggestions: readonly Suggestion[];
}
