import { describe, expect, it } from 'vitest';
import {
  authenticateCommand,
  callCommand,
  constructCommand,
  decodeAnswer,
  releaseCommand,
  staticFieldCommand,
} from '../../../extension/trainer/environments/java/py4j';

describe('py4j commands', () => {
  it('names class, object, method and arguments line by line', () => {
    expect(constructCommand('a.B')).toBe('i\na.B\ne\n');
    expect(callCommand({ reference: 'o3' }, 'size')).toBe('c\no3\nsize\ne\n');
    expect(callCommand('java.lang.String', 'valueOf', [7])).toBe('c\nz:java.lang.String\nvalueOf\ni7\ne\n');
    expect(staticFieldCommand('a.B$', 'MODULE$')).toBe('r\nm\na.B$\nMODULE$\ne\n');
    expect(releaseCommand({ reference: 'o3' })).toBe('m\nd\no3\ne\n');
    expect(authenticateCommand('secret')).toBe('A\nsecret\n');
  });

  it.each([
    ['text', 'stext'],
    ['', 's'],
    ['two\nlines\r\\n', 's' + 'two\\nlines\\r\\\\n'],
    ['Küche', 'sKüche'],
    [0, 'i0'],
    [-5, 'i-5'],
    [2 ** 31 - 1, 'i2147483647'],
    [2 ** 31, 'L2147483648'],
    [-(2 ** 40), 'L-1099511627776'],
    [0.5, 'd0.5'],
    [true, 'btrue'],
    [false, 'bfalse'],
    [null, 'n'],
    [{ reference: 'o12' }, 'ro12'],
  ])('writes %j as one line', (value, line) => {
    expect(callCommand('a.B', 'm', [value])).toBe(`c\nz:a.B\nm\n${line}\ne\n`);
  });
});

describe('py4j answers', () => {
  it.each([
    ['!ysone\\ntwo \\\\n \\r', 'one\ntwo \\n \r'],
    ['!ys', ''],
    ['!yi-12', -12],
    ['!yL5000000000', 5_000_000_000],
    ['!yd0.25', 0.25],
    ['!ybtrue', true],
    ['!ybfalse', false],
    ['!yn', null],
    ['!yv', null],
    ['!yro7', { reference: 'o7' }],
    ['!ylo8', { reference: 'o8' }],
  ])('reads %s', (line, value) => {
    expect(decodeAnswer(line)).toEqual({ kind: 'value', value });
  });

  it('tells exceptions from messages of py4j', () => {
    expect(decodeAnswer('!xro4')).toEqual({ kind: 'exception', exception: { reference: 'o4' } });
    expect(decodeAnswer('!xsno such\\nmethod')).toEqual({ kind: 'error', message: 'no such\nmethod' });
  });

  it('refuses what is not an answer', () => {
    expect(() => decodeAnswer('HTTP/1.1 400 Bad Request')).toThrow(/not an answer of py4j/);
  });

  it('reads back what it writes', () => {
    const text = 'a\\nb\n\\\\r\r\u0001é';
    const written = callCommand('a.B', 'm', [text]).split('\n')[3]!;
    expect(decodeAnswer(`!y${written}`)).toEqual({ kind: 'value', value: text });
  });
});
