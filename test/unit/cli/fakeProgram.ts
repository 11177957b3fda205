import { type Command, command } from '../../../extension/trainer/commands/command';
import { type Program, runProgram } from '../../../extension/trainer/commands/runProgram';
import { type FakeTerminal, fakeTerminal } from './fakeTerminal';

/** What a command line did. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process with some commands, before nobody. */
export function runWith(commands: readonly Command[], ...words: string[]): Promise<Outcome> {
  return runBefore(null, commands, ...words);
}

/** Runs a command line in this process with some commands, before a person who answers what is asked. */
export async function runBefore(
  ask: Program['ask'],
  commands: readonly Command[],
  ...words: string[]
): Promise<Outcome> {
  const terminal: FakeTerminal = fakeTerminal();
  let stdout = '';
  const program: Program = {
    commands,
    version: '1.2.3',
    invocation: 'couplet',
    terminal,
    ask,
    print: (text) => {
      stdout += text;
    },
    interruptible: (task) => task(new AbortController().signal),
  };
  const code = await runProgram(words, program);
  return { code, stdout, stderr: terminal.text };
}

/** A command with one of everything that gives back its arguments. */
export const ECHO = command({
  id: 'echo',
  summary: 'Say what was given.',
  details: ['A paragraph about it.'],
  operands: { FILE: { description: 'The file.' }, EXTRA: { description: 'Something more.', optional: true } },
  options: {
    set: { kind: 'list', value: 'PATH=VALUE', description: 'Set something.' },
    name: { kind: 'text', value: 'NAME', description: 'A name.' },
    count: { kind: 'number', integer: true, minimum: 1, value: 'N', description: 'How many.' },
    rate: { kind: 'number', value: 'R', description: 'How fast.' },
    greedy: { kind: 'flag', description: 'Take all.' },
  },
  examples: ['echo file.json'],
  run: async (args) => ({ document: args, text: JSON.stringify(args) }),
});
