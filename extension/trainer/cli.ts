import { interruptible } from './commands/interruption';
import { invocationOf } from './commands/invocation';
import { runProgram } from './commands/runProgram';
import { COMMANDS } from './commands/table';
import { askOn } from './terminal/askOn';
import { terminalOf } from './terminal/terminal';
import { PROGRAM_VERSION } from './training/programVersion';

// Standard output belongs to the result; what libraries log goes to standard error.
console.log = console.info = console.debug = console.error;
// The reader of a pipe may leave before the end (couplet info | head).
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const terminal = terminalOf(process.stderr, process.env);
const output: string[] = [];
const exitCode = await runProgram(process.argv.slice(2), {
  commands: COMMANDS,
  version: PROGRAM_VERSION,
  invocation: invocationOf(process.argv[1]!, process.cwd()),
  terminal,
  ask: askOn(process.stdin, process.stderr),
  print: (text) => void output.push(text),
  interruptible: (task) => interruptible(task, terminal),
});
// Native libraries and child processes may keep the process alive, so it ends by itself once everything is written.
process.stdout.write(output.join(''), () => process.exit(exitCode));
