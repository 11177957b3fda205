/** How far a task lies from the training tasks: L0 seen variants, L1 unseen variants of seen categories, L2 unseen categories. */
export declare const SPLITS: readonly ['L0', 'L1', 'L2'];
export type Split = (typeof SPLITS)[number];
/**
 * What an oracle says of one action in one state. `good`: the distance to the goal falls. `explore`: it does not fall, but the
 * action reveals something that is needed and not yet known. `flawed`: admissible, and neither. `invalid`: not admissible.
 */
export declare const VERDICTS: readonly ['good', 'explore', 'flawed', 'invalid'];
export type Verdict = (typeof VERDICTS)[number];
