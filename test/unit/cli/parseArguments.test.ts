import { describe, expect, it } from 'vitest';
import { UserError } from '../../../extension/shared/util/userError';
import { parseArguments } from '../../../extension/trainer/commands/parseArguments';
import { ECHO } from './fakeProgram';

const parse = (line: string) => parseArguments(ECHO, line.split(' ').filter(Boolean));

/** The usage error that a command line is answered with. */
function problemOf(line: string): string {
  try {
    parse(line);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).options.usage).toBe(true);
    return (error as UserError).message;
  }
  throw new Error(`accepted: ${line}`);
}

describe('parseArguments', () => {
  it('gives operands and options by name, absent ones included', () => {
    expect(parse('a.json')).toEqual({
      operands: { FILE: 'a.json', EXTRA: undefined },
      options: { set: [], name: undefined, count: undefined, rate: undefined, greedy: false, json: false, help: false },
    });
  });

  it('takes options anywhere, with a space or an equals sign, and lists several times', () => {
    const { operands, options } = parse(
      '--set a=1 a.json --count=3 more --set=b=-2 --rate -0.5 --greedy --name x --json',
    );
    expect(operands).toEqual({ FILE: 'a.json', EXTRA: 'more' });
    expect(options).toMatchObject({
      set: ['a=1', 'b=-2'],
      count: 3,
      rate: -0.5,
      greedy: true,
      name: 'x',
      json: true,
    });
  });

  it('takes everything behind -- as operands', () => {
    expect(parse('-- --name').operands.FILE).toBe('--name');
  });

  it.each([
    ['', 'couplet echo needs FILE: The file.\nExample: couplet echo file.json'],
    ['a b c', 'couplet echo takes FILE EXTRA, but "c" was given too.'],
    ['a --greddy', 'couplet echo has no option --greddy; did you mean --greedy?'],
    ['a --zzzzzzzz', 'couplet echo has no option --zzzzzzzz; there are --json, --help, --set'],
    ['a -x', 'couplet echo has no option -x'],
    ['a --name', '--name needs a value: --name NAME. A name.'],
    ['a --name --json', '--name needs a value'],
    ['a --greedy=yes', '--greedy takes no value, but "yes" was given.'],
    ['a --count 0', '--count is "0"; an integer of at least 1 is allowed.'],
    ['a --count 1.5', '--count is "1.5"; an integer of at least 1 is allowed.'],
    ['a --rate fast', '--rate is "fast"; a number is allowed.'],
    ['a --toString x', 'couplet echo has no option --toString'],
  ])('answers "%s" with what is wrong', (line, message) => {
    expect(problemOf(line)).toContain(message);
  });
});
