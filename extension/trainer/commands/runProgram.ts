import { closestName } from '../../shared/util/closestName';
import { UserError } from '../../shared/util/userError';
import { styled } from '../terminal/terminal';
import type { Command, CommandContext } from './command';
import { EXIT } from './exitCodes';
import { commandHelp, programHelp } from './help';
import { parseArguments } from './parseArguments';

/** The program: what it can do and what it may use of the world. */
export interface Program extends CommandContext {
  readonly commands: readonly Command[];
  /** Writes to standard output: a result, once. */
  print(text: string): void;
}

/** Runs one command line (without the program's name) and returns the exit code. Never throws. */
export async function runProgram(words: readonly string[], program: Program): Promise<number> {
  const json = words.includes('--json');
  try {
    const [first, ...rest] = words;
    if (first === undefined) {
      program.terminal.write(`${programHelp(program.commands, program.version)}\n`);
      return EXIT.usage;
    }
    if (first.startsWith('-')) return answerOption(first, program);
    return await runCommand(findCommand(program.commands, first), rest, json, program);
  } catch (error) {
    program.terminal.write(`${styled(program.terminal, 'red', 'couplet:')} ${describeError(error)}\n`);
    if (json) printDocument(program, { error: error instanceof Error ? error.message : String(error) });
    return error instanceof UserError && error.options.usage ? EXIT.usage : EXIT.failed;
  }
}

async function runCommand(
  command: Command,
  words: readonly string[],
  json: boolean,
  program: Program,
): Promise<number> {
  if (words.includes('--help') || words.includes('-h')) {
    program.print(`${commandHelp(command)}\n`);
    return EXIT.done;
  }
  const { document, text, exitCode } = await command.run(parseArguments(command, words), program);
  if (json) printDocument(program, document);
  else program.print(`${text}\n`);
  return exitCode ?? EXIT.done;
}

function answerOption(option: string, { commands, version, print }: Program): number {
  if (option === '--help' || option === '-h') print(`${programHelp(commands, version)}\n`);
  else if (option === '--version') print(`${version}\n`);
  else
    throw new UserError(`There is no option ${option} here; options stand behind a command. Try couplet --help.`, {
      usage: true,
    });
  return EXIT.done;
}

function findCommand(commands: readonly Command[], name: string): Command {
  const found = commands.find(({ id }) => id === name);
  if (found) return found;
  const ids = commands.map(({ id }) => id);
  const near = closestName(name, ids);
  throw new UserError(
    `There is no command "${name}"; ${near ? `did you mean ${near}?` : `there are ${ids.join(', ')}.`}`,
    {
      usage: true,
    },
  );
}

/** Numbers that are not finite become null, as in the run folder. */
function printDocument({ print }: Program, document: unknown): void {
  print(`${JSON.stringify(document)}\n`);
}

/** A `UserError` speaks for itself; anything else is a bug and is shown with its stack. */
function describeError(error: unknown): string {
  if (error instanceof UserError) return error.message;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${stack}\nThis is a bug in Couplet. Please report it with the lines above and the command that you ran.`;
}
