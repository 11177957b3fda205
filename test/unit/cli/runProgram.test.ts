import { describe, expect, it } from 'vitest';
import { UserError } from '../../../extension/shared/util/userError';
import { type Command, command } from '../../../extension/trainer/commands/command';
import { ECHO, runWith } from './fakeProgram';

const throwing = (error: unknown): Command =>
  command({
    id: 'break',
    summary: 'Throw.',
    details: [],
    operands: {},
    options: {},
    examples: ['break'],
    run: async () => {
      throw error;
    },
  });

describe('runProgram', () => {
  it('prints the text for a person and one document for a program', async () => {
    const plain = await runWith([ECHO], 'echo', 'a.json');
    expect(plain).toMatchObject({ code: 0, stderr: '' });
    const json = await runWith([ECHO], 'echo', 'a.json', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ operands: { FILE: 'a.json' } });
    expect(json.stdout.trim().split('\n')).toHaveLength(1);
  });

  it('hands on the exit code of a command', async () => {
    const stopped: Command = { ...ECHO, run: async () => ({ document: null, text: 'stopped', exitCode: 130 }) };
    expect(await runWith([stopped], 'echo', 'a')).toMatchObject({ code: 130, stdout: 'stopped\n' });
  });

  it('shows help on standard output and the version alone', async () => {
    expect((await runWith([ECHO], '--help')).stdout).toContain('echo  Say what was given.');
    expect((await runWith([ECHO], 'echo', '--help')).stdout).toContain('--set PATH=VALUE');
    expect(await runWith([ECHO], '--version')).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' });
  });

  it('calls a command line without a command bad usage, and says what there is', async () => {
    const { code, stdout, stderr } = await runWith([ECHO]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('usage: couplet COMMAND');
  });

  it('guesses what a mistyped command or option was meant to be', async () => {
    expect(await runWith([ECHO], 'ehco')).toMatchObject({
      code: 2,
      stderr: 'couplet: There is no command "ehco"; did you mean echo?\n',
    });
    expect((await runWith([ECHO], 'zzz')).stderr).toContain('there are echo.');
    expect((await runWith([ECHO], '--verbose')).code).toBe(2);
  });

  it('prints of a user error the message only', async () => {
    const failed = await runWith([throwing(new UserError('The disk is full.'))], 'break');
    expect(failed).toEqual({ code: 1, stdout: '', stderr: 'couplet: The disk is full.\n' });
    const misused = await runWith([throwing(new UserError('No.', { usage: true }))], 'break');
    expect(misused.code).toBe(2);
  });

  it('shows of anything else the stack, and that it is a bug', async () => {
    const { code, stderr } = await runWith([throwing(new TypeError('x is undefined'))], 'break');
    expect(code).toBe(1);
    expect(stderr).toMatch(/TypeError: x is undefined\n +at .*runProgram\.test/);
    expect(stderr).toContain('This is a bug in Couplet.');
  });

  it('prints one document under --json when it fails too', async () => {
    const { stdout } = await runWith([throwing(new UserError('The disk is full.'))], 'break', '--json');
    expect(JSON.parse(stdout)).toEqual({ error: 'The disk is full.' });
  });
});
