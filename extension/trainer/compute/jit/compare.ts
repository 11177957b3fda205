/** Numbers of one tensor by eager execution and by the graph, and what they are called in an error. */
export interface Outcome {
  readonly name: string;
  readonly exact: boolean;
  readonly eager: ArrayLike<number>;
  readonly graph: ArrayLike<number>;
}

/** The same for what is written, with the numbers from before. */
export interface WriteOutcome extends Outcome {
  readonly before: ArrayLike<number>;
}

/** Allowed difference of an output, relative to the largest number in it. */
const OUTPUT_TOLERANCE = 1e-4;

/**
 * Allowed difference of all that is written together, relative to the change that was made. Loose, since optimizers that divide
 * by the gradient's size turn rounding errors of vanishing gradients into whole steps; a wrong learning rate is far outside.
 */
const WRITE_TOLERANCE = 0.1;

/** What is wrong with the first output that the two do not agree on, or null. */
export function outputProblem(outcomes: readonly Outcome[]): string | null {
  for (const { name, exact, eager, graph } of outcomes) {
    const scale = exact ? 0 : largest(eager);
    const at = indexOf(eager, (value, i) => !(gap(value, graph[i]) <= OUTPUT_TOLERANCE * scale));
    if (at >= 0) return `${name} at index ${at} is ${graph[at]} by the graph and ${eager[at]} by eager execution`;
  }
  return null;
}

/** What is wrong with the writes: names the one that differs most, or null. */
export function writeProblem(outcomes: readonly WriteOutcome[]): string | null {
  const errors = outcomes.map(({ eager, graph }) => distance(eager, graph));
  const inexact = outcomes.findIndex(({ exact }, i) => exact && errors[i] > 0);
  if (inexact >= 0) return `${outcomes[inexact].name} gets other values by the graph than by eager execution`;
  const change = Math.hypot(...outcomes.map(({ before, eager }) => distance(before, eager)));
  const size = Math.hypot(...outcomes.map(({ eager }) => distance(eager, [])));
  const error = Math.hypot(...errors);
  if (error <= WRITE_TOLERANCE * change + 1e-6 * size) return null;
  const worst = outcomes[errors.indexOf(Math.max(...errors))];
  return `what is written differs by ${error.toPrecision(3)} between graph and eager execution, of a change of ${change.toPrecision(3)}; most of it in ${worst.name}`;
}

/** Absolute difference; none between equal infinities or two NaN, infinite between NaN and a number. */
function gap(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  const difference = Math.abs(a - b);
  return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
}

/** Euclidean distance; missing numbers count as 0. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += gap(a[i], b[i] ?? 0) ** 2;
  return Math.sqrt(sum);
}

function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i])) most = Math.max(most, Math.abs(values[i]));
  return most;
}

function indexOf(values: ArrayLike<number>, test: (value: number, index: number) => boolean): number {
  for (let i = 0; i < values.length; i++) if (test(values[i], i)) return i;
  return -1;
}
