import { UserError } from '../../shared/util/userError';

/** A place in a text; both count from 1, as editors show them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Something wrong in a configuration: where, what, and what is allowed there. */
export interface Problem {
  /** Place in the configuration, for example `algorithm.learningRate` or `evaluation.splits[1]`; empty for the whole. */
  readonly path: string;
  /** One sentence or two, without the place. */
  readonly message: string;
  /** Place in the text; absent where the configuration was not read from a text. */
  readonly position?: Position;
  /** The `--set` argument at fault, where it was one. */
  readonly override?: string;
}

/** One line for a person: `smoke.couplet.json:12:5 algorithm.learningRate: is -1; a number above 0 is allowed`. */
export function formatProblem({ path, message, position, override }: Problem, file: string): string {
  const place =
    override === undefined ? file + (position ? `:${position.line}:${position.column}` : '') : `--set ${override}`;
  return `${place}${path && ` ${path}`}: ${message}`;
}

/** The error that ends a command whose configuration has problems; names all of them. */
export function configurationError(problems: readonly Problem[], file: string): UserError {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  const lines = problems.map((problem) => `  ${formatProblem(problem, file)}`);
  return new UserError(`The configuration has ${count}; nothing was started.\n${lines.join('\n')}`, { usage: true });
}
