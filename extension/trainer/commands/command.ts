import type { Terminal } from '../terminal/terminal';

/** A thing that stands on the command line by its place: `FILE`. */
export interface Operand {
  readonly description: string;
  readonly optional?: true;
}

/** A thing that stands there by name: `--json`, `--seed 3`, `--set a=1 --set b=2`. */
export type Option =
  | { readonly kind: 'flag'; readonly description: string }
  | {
      readonly kind: 'number';
      readonly value: string;
      readonly description: string;
      readonly integer?: true;
      readonly minimum?: number;
    }
  | { readonly kind: 'text' | 'list'; readonly value: string; readonly description: string };

export interface OperandTable {
  readonly [name: string]: Operand;
}
export interface OptionTable {
  readonly [name: string]: Option;
}

type OperandValues<T extends OperandTable> = {
  readonly [K in keyof T]: T[K] extends { readonly optional: true } ? string | undefined : string;
};
type OptionValue<O extends Option> = O['kind'] extends 'flag'
  ? boolean
  : O['kind'] extends 'list'
    ? readonly string[]
    : (O['kind'] extends 'number' ? number : string) | undefined;

/** What stood on the command line: operands by name, and options by name. */
export interface Arguments<P extends OperandTable, O extends OptionTable> {
  readonly operands: OperandValues<P>;
  readonly options: { readonly [K in keyof O]: OptionValue<O[K]> };
}

/** What a command found out, for a program (`--json`) and for a person. */
export interface CommandResult {
  readonly document: unknown;
  /** Lines without the last newline. */
  readonly text: string;
  /** 0 when left out. */
  readonly exitCode?: number;
}

/** What a command may use of the world. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly version: string;
  /** What a person types before a command here: `couplet`, `npx couplet` or `node dist/cli.js`. */
  readonly invocation: string;
  /** Asks a person and resolves with the answer, empty where there is none; null where nobody could answer. */
  readonly ask: ((question: string) => Promise<string>) | null;
  /** Runs a task whose signal the first Ctrl+C aborts; the second one ends the process. */
  interruptible<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** A line of the command table. `--help` and `--json` belong to all commands and are not declared. */
export interface Command<P extends OperandTable = OperandTable, O extends OptionTable = OptionTable> {
  readonly id: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** What else is worth knowing; paragraphs. */
  readonly details: readonly string[];
  readonly operands: P;
  readonly options: O;
  /** Arguments that work as they stand. */
  readonly examples: readonly string[];
  run(args: Arguments<P, O>, context: CommandContext): Promise<CommandResult>;
}

/** Declares a command, so that `run` gets its arguments by their types. */
export const command = <const P extends OperandTable, const O extends OptionTable>(
  definition: Command<P, O>,
): Command<P, O> => definition;
