/** Something in a run folder that cannot be read as it should. */
export interface RunProblem {
  /** Path of the file within the run folder. */
  readonly file: string;
  /** What is wrong with it, and what to do where there is anything, in one sentence or two. */
  readonly what: string;
  /** What is shown all the same, in one sentence. */
  readonly shown: string;
}
