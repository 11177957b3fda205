import { textTable, wrapText } from '../terminal/textTable';
import type { Command, Option } from './command';
import { COMMON_OPTIONS } from './parseArguments';

const WIDTH = 100;

/** What the program is and which commands it has. */
export function programHelp(commands: readonly Command[], version: string): string {
  return [
    `couplet ${version}: trains language-model agents with GRPO-like methods and shows which actions got credit`,
    '',
    'usage: couplet COMMAND ...',
    '',
    textTable(commands.map(({ id, summary }) => [`  ${id}`, summary])),
    '',
    'couplet COMMAND --help tells more about a command; --version prints the version.',
    'Exit codes: 0 done, 1 failed, 2 bad usage, 130 interrupted.',
  ].join('\n');
}

/** How a command is used. */
export function commandHelp(command: Command): string {
  const { summary, details, operands, options, examples } = command;
  const operandRows = Object.entries(operands).map(([name, { description }]) => [name, description] as const);
  const optionRows = Object.entries({ ...options, ...COMMON_OPTIONS }).map(
    ([name, option]) => [synopsis(name, option), option.description] as const,
  );
  return [
    `usage: couplet ${usageOf(command)}`,
    '',
    summary,
    ...details.flatMap((paragraph) => ['', ...wrapText(paragraph, WIDTH)]),
    ...(operandRows.length > 0 ? ['', described(operandRows)] : []),
    '',
    described(optionRows),
    '',
    examples.length === 1 ? 'Example:' : 'Examples:',
    ...examples.map((example) => `  couplet ${example}`),
  ].join('\n');
}

/** A command with its operands: `eval POLICY [options]`. */
export function usageOf({ id, operands }: Command): string {
  const names = Object.entries(operands).map(([name, { optional }]) => (optional ? `[${name}]` : name));
  return [id, ...names, '[options]'].join(' ');
}

/** An option as it is typed: `--set PATH=VALUE`. */
export function synopsis(name: string, option: Option): string {
  return option.kind === 'flag' ? `--${name}` : `--${name} ${option.value}`;
}

/** Names on the left, their descriptions on the right, broken into lines. */
function described(rows: readonly (readonly [string, string])[]): string {
  const indent = 2 + Math.max(...rows.map(([name]) => name.length)) + 2;
  return textTable(
    rows.flatMap(([name, description]) =>
      wrapText(description, WIDTH - indent).map((line, i) => [i === 0 ? `  ${name}` : '', line]),
    ),
  );
}
