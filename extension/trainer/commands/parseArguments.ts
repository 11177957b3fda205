import { parseArgs } from 'node:util';
import { closestName } from '../../shared/util/closestName';
import { UserError } from '../../shared/util/userError';
import type { Arguments, Command, OperandTable, Option, OptionTable } from './command';

/** Options of every command. */
export const COMMON_OPTIONS = {
  json: { kind: 'flag', description: 'Print one JSON document on standard output, everything else on standard error.' },
  help: { kind: 'flag', description: 'Show this text.' },
} as const satisfies OptionTable;

/** Reads the words behind a command's name. Throws a `UserError` that says what is unknown, missing or of the wrong kind. */
export function parseArguments<P extends OperandTable, O extends OptionTable>(
  command: Command<P, O>,
  words: readonly string[],
): Arguments<P, O> {
  const options: OptionTable = { ...COMMON_OPTIONS, ...command.options };
  const types = Object.entries(options).map(([name, { kind }]) => [
    name,
    { type: kind === 'flag' ? 'boolean' : 'string', multiple: kind === 'list' } as const,
  ]);
  // Not strict, since the messages of the library do not say what was meant.
  const { tokens } = parseArgs({ args: [...words], options: Object.fromEntries(types), strict: false, tokens: true });
  const values: Record<string, unknown> = {};
  for (const [name, { kind }] of Object.entries(options))
    values[name] = kind === 'flag' ? false : kind === 'list' ? [] : undefined;
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw new UserError(unknownOption(command, token.rawName, Object.keys(options)), { usage: true });
    const value = readOption(token.rawName, option, token.value, token.inlineValue === true);
    if (option.kind === 'list') (values[token.name] as unknown[]).push(value);
    else values[token.name] = value;
  }
  return { operands: nameOperands(command, operands), options: values } as Arguments<P, O>;
}

function readOption(name: string, option: Option, value: string | undefined, inline: boolean): unknown {
  if (option.kind === 'flag') {
    if (value === undefined) return true;
    throw new UserError(`${name} takes no value, but ${JSON.stringify(value)} was given.`, { usage: true });
  }
  // `--runs --json` forgot the value of --runs; `--set x=-1` and `--temperature -1` did not.
  if (value === undefined || (!inline && /^-\D/.test(value)))
    throw new UserError(`${name} needs a value: ${name} ${option.value}. ${option.description}`, { usage: true });
  return option.kind === 'number' ? readNumber(name, option, value) : value;
}

function readNumber(name: string, { integer, minimum }: Option & { kind: 'number' }, text: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(number) && (!integer || Number.isInteger(number)) && number >= (minimum ?? -Infinity))
    return number;
  const kind = integer ? 'an integer' : 'a number';
  const range = minimum === undefined ? '' : ` of at least ${minimum}`;
  throw new UserError(`${name} is ${JSON.stringify(text)}; ${kind}${range} is allowed.`, { usage: true });
}

function nameOperands(command: Command, given: readonly string[]): Record<string, string | undefined> {
  const names = Object.keys(command.operands);
  const missing = names.find((name, i) => given[i] === undefined && !command.operands[name]!.optional);
  if (missing)
    throw new UserError(
      `couplet ${command.id} needs ${missing}: ${command.operands[missing]!.description}\nExample: couplet ${command.examples[0]}`,
      { usage: true },
    );
  if (given.length > names.length)
    throw new UserError(
      `couplet ${command.id} takes ${names.join(' ') || 'no operands'}, but ${JSON.stringify(given[names.length])} was given too.`,
      { usage: true },
    );
  return Object.fromEntries(names.map((name, i) => [name, given[i]]));
}

function unknownOption({ id }: Command, given: string, names: readonly string[]): string {
  const near = closestName(given.replace(/^-+/, ''), names);
  const hint = near ? `did you mean --${near}?` : `there are ${names.map((name) => `--${name}`).join(', ')}.`;
  return `couplet ${id} has no option ${given}; ${hint}`;
}
