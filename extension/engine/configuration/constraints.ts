import type { Configuration } from './configuration';

/** A rule that ties several parameters together. */
interface Constraint {
  /** The parameter to blame. */
  readonly path: string;
  /** What is wrong and what to do, or `undefined`. */
  check(configuration: Configuration): string | undefined;
}

const CONSTRAINTS: readonly Constraint[] = [
  {
    path: 'name',
    check: ({ name }) =>
      name === null || /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(name)
        ? undefined
        : `is ${JSON.stringify(name)}; it names a folder, so letters, digits, ".", "_" and "-" are allowed, a letter or digit first`,
  },
  {
    path: 'policy.hidden',
    check: ({ policy: { source, hidden, heads } }) =>
      source !== null || hidden % (2 * heads) === 0
        ? undefined
        : `is ${hidden}; each of the ${heads} heads needs the same, even width: a multiple of ${2 * heads} is allowed`,
  },
  {
    path: 'policy.keyValueHeads',
    check: ({ policy: { source, heads, keyValueHeads } }) =>
      source !== null || heads % keyValueHeads === 0
        ? undefined
        : `is ${keyValueHeads}; a divisor of policy.heads, ${heads}, is allowed`,
  },
  {
    path: 'coldStart.steps',
    check: ({ coldStart: { steps, scheduledSteps } }) =>
      steps <= scheduledSteps
        ? undefined
        : `is ${steps}; at most coldStart.scheduledSteps, ${scheduledSteps}, is allowed: the learning rate's schedule ends there`,
  },
  {
    path: 'coldStart.steps',
    check: ({ algorithm, coldStart: { steps } }) =>
      algorithm.id !== 'sft' || steps > 0
        ? undefined
        : 'is 0, but algorithm.id "sft" is the cold start and nothing else; at least 1 is allowed',
  },
  {
    path: 'algorithm.labelSources',
    check: ({ algorithm, labels: { runs } }) =>
      algorithm.id !== 'gcd' || algorithm.labelSources.length > 0 || runs.length > 0
        ? undefined
        : 'is empty, and so is labels.runs; at least one source is allowed, also for algorithm.labelControl "random", which keeps the pairs that the sources find and draws their labels',
  },
  {
    path: 'labels.sources',
    check: ({ labels: { runs, sources } }) =>
      runs.length === 0 || sources.length > 0 ? undefined : 'is empty; at least one source is allowed',
  },
  {
    path: 'coldStart.classification',
    check: ({ coldStart: { classification }, labels: { runs } }) =>
      classification !== 'labels' || runs.length > 0
        ? undefined
        : 'is "labels", but labels.runs names no run whose labels could be used; add one',
  },
  {
    path: 'algorithm.dualClip',
    check: ({ algorithm }) =>
      !('dualClip' in algorithm) || algorithm.dualClip === 0 || algorithm.dualClip > 1
        ? undefined
        : `is ${algorithm.dualClip}; 0 for no limit, or a ratio above 1 is allowed`,
  },
  {
    path: 'evaluation.splits',
    check: ({ evaluation: { splits } }) => (splits.length > 0 ? undefined : 'is empty; at least one split is allowed'),
  },
];

/** Reports the parameters of a configuration that do not go together. */
export function checkConstraints(configuration: Configuration, report: (path: string, message: string) => void): void {
  for (const { path, check } of CONSTRAINTS) {
    const message = check(configuration);
    if (message !== undefined) report(path, message);
  }
}
